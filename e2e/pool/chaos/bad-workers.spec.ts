import { expect, TRANSPORTS, test } from '../../support/pool-pages'

const SCRIPTS = [
  { script: 'missing', what: 'a script that is not there', why: /its script could not be loaded/ },
  { script: 'throwing', what: 'a script that throws at import', why: /thrown on purpose at import/ },
  { script: 'silent', what: 'a script that never greets', why: /did not call serve\(\) within 100 ms/ },
] as const

for (const transport of TRANSPORTS) {
  for (const { script, what, why } of SCRIPTS)
    test(`Transport ${transport}: with ${what} calls reject, those to come too, and the message says why`, async ({
      chaos,
    }) => {
      const { errors, stats } = await chaos.evaluate(
        async ({ transport, script }) => {
          const { startBadPool, errorOf } = window.chaos
          // Scripts that fail at once need no time limit.
          const limits = script === 'silent' ? { startTimeoutMs: 100 } : {}
          const pool = startBadPool(script, { transport, workers: 2, ...limits })
          const errors = [
            await errorOf(pool.api.add(1, 2)),
            await errorOf(pool.api.add(1, 2)),
            await errorOf(pool.resize(1)),
          ]
          const stats = pool.stats()
          await pool.close()
          return { errors, stats }
        },
        { transport, script },
      )
      for (const error of errors) {
        expect(error).toMatchObject({ name: 'WorkerStartError', code: 'WORKER_START' })
        expect(error.message).toMatch(why)
      }
      expect(stats).toMatchObject({ failed: 2, queued: 0, workers: { starting: 0, ready: 0 } })
    })

  test(`Transport ${transport}: a worker that runs out of hand is reported with what it threw, and replaced`, async ({
    chaos,
  }) => {
    const { error, next, stats } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1, batch: 1, inFlight: 2 })
      await pool.api.crashSoon()
      const error = await errorOf(pool.api.answerRollCall())
      return { error, next: await pool.api.add(1, 2), stats: pool.stats() }
    }, transport)
    expect(error).toMatchObject({ name: 'WorkerDiedError', code: 'WORKER_DIED' })
    expect(error.message).toMatch(/thrown on purpose where nobody catches/)
    expect(next).toBe(3)
    expect(stats.workers).toMatchObject({ ready: 1, replaced: 1 })
  })
}
