import { expect, TRANSPORTS, test } from '../../support/pool-pages'

/** So long, in ms, does a call hold its thread, in a function that was quick so far. */
const LONG = 500

/** How many calls share a message is the pool's to say with `auto`, by what calls took: none perhaps, on a busy machine. */
const BATCHES = ['auto', 11] as const

for (const [transport, batch] of TRANSPORTS.flatMap((each) => BATCHES.map((batch) => [each, batch] as const)))
  test(`Transport ${transport}, batch ${batch}: quick calls of a turn are not held behind one that turns out long, while workers idle`, async ({
    chaos,
  }) => {
    const { order, moved, inFlight } = await chaos.evaluate(
      async ({ transport, batch, long }) => {
        const pool = window.chaos.startPool({ transport, batch, workers: 3 })
        await pool.resize(3)
        for (let warm = 0; warm < 50; warm += 1) await pool.api.hold(0)
        const order: string[] = []
        const call = (ms: number, name: string) => pool.api.hold(ms).then(() => order.push(name))
        const calls = [call(0, 'before'), call(long, 'long')]
        for (let quick = 0; quick < 20; quick += 1) calls.push(call(0, 'quick'))
        await Promise.all(calls)
        const { moved, inFlight } = pool.stats()
        await pool.close()
        return { order, moved, inFlight }
      },
      { transport, batch, long: LONG },
    )
    expect(order).toHaveLength(22)
    expect(order.at(-1)).toBe('long')
    // Those that were sent in its message, and behind it.
    if (batch !== 'auto') expect(moved).toBeGreaterThan(0)
    expect(inFlight).toBe(0)
  })
