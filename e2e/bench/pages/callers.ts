/** One call, numbered. */
export type Call = (n: number) => Promise<unknown>

/** Closed loop: `callers` callers make `calls` calls between them. @returns µs per call */
const timeCalls = async (call: Call, callers: number, calls: number): Promise<number> => {
  let next = 0
  const caller = async () => {
    while (next < calls) {
      next += 1
      await call(next)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return ((performance.now() - start) * 1000) / calls
}

/**
 * Times every contender once a round, in turns that reverse every other round, so that drift and noise fall
 * on all alike.
 * @returns µs per call by contender, one figure a round
 */
export const interleave = async (
  contenders: Readonly<Record<string, Call>>,
  callers: number,
  calls: number,
  rounds: number,
): Promise<Readonly<Record<string, readonly number[]>>> => {
  const names = Object.keys(contenders)
  const figures: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) {
      const call = contenders[name]
      if (call) figures[name]?.push(await timeCalls(call, callers, calls))
    }
  }
  return figures
}
