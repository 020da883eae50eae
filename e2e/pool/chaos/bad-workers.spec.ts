import { expect, TRANSPORTS, test } from '../../support/pool-pages'

const SCRIPTS = [
  { script: 'missing', why: /its script was answered (with status 404|as text\/html)/ },
  { script: 'throwing', why: /thrown on purpose at import/ },
  { script: 'silent', why: /did not call serve\(\) within 100 ms/ },
] as const

for (const transport of TRANSPORTS) {
  test(`Transport ${transport}: with a script that is missing, throws or never greets calls reject, those to come too, and the message says why`, async ({
    chaos,
  }) => {
    const ends = await chaos.evaluate(
      async ({ transport, scripts }) => {
        const { startBadPool, errorOf } = window.chaos
        const endOf = async (script: (typeof scripts)[number]) => {
          // Scripts that fail at once need no time limit.
          const limits = script === 'silent' ? { startTimeoutMs: 100 } : {}
          const address = script === 'missing' ? { script: './no-such-worker.js' } : {}
          const pool = startBadPool(script, { transport, workers: 2, ...limits, ...address })
          const errors = [await errorOf(pool.api.add(1, 2)), await errorOf(pool.api.add(1, 2))]
          const stats = pool.stats()
          await pool.close()
          return { errors, stats }
        }
        return Promise.all(scripts.map(endOf))
      },
      { transport, scripts: SCRIPTS.map(({ script }) => script) },
    )
    for (const [index, { errors, stats }] of ends.entries()) {
      for (const error of errors) {
        expect(error).toMatchObject({ name: 'WorkerStartError', code: 'WORKER_START' })
        expect(error.message).toMatch(SCRIPTS[index]?.why ?? /^$/)
      }
      expect(stats).toMatchObject({ failed: 2, queued: 0, workers: { starting: 0, ready: 0 } })
      expect(stats.workers.shortage).toMatchObject({ missing: 2, cause: 'start-failed' })
    }
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
