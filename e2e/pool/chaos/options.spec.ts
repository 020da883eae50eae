import { expect, TRANSPORTS, test } from '../../support/pool-pages'

for (const transport of TRANSPORTS) {
  test(`Transport ${transport}: numbers of workers that make no sense are refused, and change nothing`, async ({
    chaos,
  }) => {
    const { errors, stats } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 2 })
      await pool.resize(2)
      const errors = await Promise.all([0, -1, 1e9, Number.NaN].map((count) => errorOf(pool.resize(count))))
      return { errors, stats: pool.stats() }
    }, transport)
    for (const error of errors) {
      expect(error).toMatchObject({ name: 'PoolOptionError', code: 'BAD_OPTION' })
      expect(error.message).toMatch(/^workers must be a whole number from 1 to 4096, not /)
    }
    expect(stats.workers).toMatchObject({ asked: 2, ready: 2, starting: 0, retiring: 0 })
  })

  test(`Transport ${transport}: a function that is not served is refused by name, with what is served`, async ({
    chaos,
  }) => {
    const errors = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      const names = ['subtract', 'constructor', 'toString'] as unknown as readonly 'add'[]
      return Promise.all(names.map((name) => errorOf(pool.call(name, [1, 2]))))
    }, transport)
    for (const error of errors) expect(error).toMatchObject({ name: 'UnservedError', code: 'UNSERVED' })
    expect(errors[0]?.message).toMatch(/serve no function "subtract"; what they serve: "add", "sum", /)
  })

  test(`Transport ${transport}: close refuses what waits and what comes, lets finish what runs, and ends the workers`, async ({
    chaos,
    uncaught,
  }) => {
    const { running, waiting, late, stats } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1, batch: 1 })
      await pool.resize(1)
      const running = pool.api.later('finished')
      const waiting = errorOf(pool.api.add(1, 2))
      const closed = pool.close()
      const late = [errorOf(pool.api.add(1, 2)), errorOf(pool.resize(2))]
      await closed
      const errors = await Promise.all(late)
      return { running: await running, waiting: await waiting, late: errors, stats: pool.stats() }
    }, transport)
    expect(running).toBe('finished')
    for (const error of [waiting, ...late])
      expect(error).toMatchObject({ name: 'PoolClosedError', code: 'POOL_CLOSED' })
    expect(stats).toMatchObject({ completed: 1, cancelled: 1, rejected: 1, queued: 0, inFlight: 0 })
    expect(stats.workers).toMatchObject({ asked: 0, starting: 0, ready: 0, retiring: 0 })
    // A worker that has gone holds no lock, and nobody waits for one.
    await expect
      .poll(() => chaos.evaluate(async () => Object.values(await navigator.locks.query()).flat()))
      .toEqual([])
    expect(uncaught).toEqual([])
  })
}
