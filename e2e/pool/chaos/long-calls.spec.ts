import { expect, TRANSPORTS, test } from '../../support/pool-pages'

/** So much work that a call keeps its thread busy for about a second, in a function that was quick so far. */
const LONG = 1_000_000_000

for (const transport of TRANSPORTS)
  test(`Transport ${transport}: quick calls of a turn are not held behind one that turns out long, while workers idle`, async ({
    chaos,
  }) => {
    const { order, moved, inFlight } = await chaos.evaluate(
      async ({ transport, long }) => {
        const pool = window.chaos.startPool({ transport, workers: 3 })
        await pool.resize(3)
        for (let warm = 0; warm < 50; warm += 1) await pool.api.sum(warm)
        const order: string[] = []
        const call = (count: number, name: string) => pool.api.sum(count).then(() => order.push(name))
        const calls = [call(1, 'before'), call(long, 'long')]
        for (let quick = 0; quick < 20; quick += 1) calls.push(call(quick, 'quick'))
        await Promise.all(calls)
        const { moved, inFlight } = pool.stats()
        await pool.close()
        return { order, moved, inFlight }
      },
      { transport, long: LONG },
    )
    expect(order).toHaveLength(22)
    expect(order.at(-1)).toBe('long')
    expect(moved).toBeGreaterThan(0)
    expect(inFlight).toBe(0)
  })
