import type { Running } from './contender'
import { type Load, requireRight } from './workload'

/**
 * Closed loop: `callers` callers make `calls` calls between them.
 * @returns µs that a call takes as its caller sees it
 */
export const timeClosed = async (
  { call }: Running,
  load: Load,
  callers: number,
  calls: number,
): Promise<number> => {
  const { method, argsOf } = load
  let next = 0
  const caller = async () => {
    while (next < calls) {
      next += 1
      const n = next
      requireRight(load, n, await call(method, argsOf(n)))
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return ((performance.now() - start) * 1000 * callers) / calls
}

/** A turn lasts about this long, ms: long against the clock's step and a task switch, short against drift. */
const TURN_MS = 100
/** The engine has optimised what a contender runs by then, ms. */
const WARM_UP_MS = 400
/** Fewest calls of a turn, by each caller. */
const FEWEST_CALLS = 8

/** Warms a contender up. @returns how many calls it makes in a turn's time */
export const fitClosed = async (running: Running, load: Load, callers: number): Promise<number> => {
  const fewest = callers * FEWEST_CALLS
  let calls = fewest
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) {
    const perCallUs = (await timeClosed(running, load, callers, calls)) / callers
    // At most four times as many as before: the first figures are of code that is not optimised yet.
    calls = Math.max(fewest, Math.min(calls * 4, Math.round((TURN_MS * 1000) / perCallUs)))
  }
  return calls
}
