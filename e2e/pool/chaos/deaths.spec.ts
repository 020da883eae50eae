import { expect, TRANSPORTS, test } from '../../support/pool-pages'

// A death that nobody notices leaves its call waiting for ever: say so soon.
test.describe.configure({ timeout: 40_000 })

const WAYS = [
  { way: 'terminated', why: /terminated from outside the pool/ },
  { way: 'terminated unheard', why: /terminated, closed itself or ran out of memory/ },
  { way: 'closed by itself', why: /terminated, closed itself or ran out of memory/ },
  { way: 'crashed', why: /thrown on purpose where nobody catches/ },
] as const

for (const transport of TRANSPORTS) {
  for (const { way, why } of WAYS)
    test(`Transport ${transport}: when a worker is ${way}, its call rejects, and one that may run twice is tried again`, async ({
      chaos,
    }) => {
      const { error, retried, stats } = await chaos.evaluate(
        async ({ transport, way }) => {
          const { startPoolOfVictims, holdRollCall, errorOf } = window.chaos
          const { pool, victims } = startPoolOfVictims({ transport, workers: 1, batch: 1, inFlight: 3 })
          const worker = await victims.first
          await pool.api.add(1, 1)
          // Both stay in the worker: nobody holds the roll call yet.
          const lost = errorOf(pool.api.answerRollCall())
          const again = pool.call('answerRollCall', [], { idempotent: true })
          if (way === 'terminated') worker.terminate()
          else if (way === 'terminated unheard') Worker.prototype.terminate.call(worker)
          else (way === 'crashed' ? pool.api.crashSoon() : pool.api.closeItself()).catch(() => undefined)
          const error = await lost
          await pool.resize(1)
          const endRollCall = await holdRollCall(1)
          const helper = pool.api.answerRollCall()
          const retried = (await again) === (await helper)
          endRollCall()
          return { error, retried, stats: pool.stats() }
        },
        { transport, way },
      )
      expect(error).toMatchObject({ name: 'WorkerDiedError', code: 'WORKER_DIED' })
      expect(error.message).toMatch(why)
      expect(retried).toBe(true)
      expect(stats).toMatchObject({ queued: 0, inFlight: 0 })
      // Begun or not, as it happens: one that was not only goes elsewhere.
      expect(stats.retried + stats.moved).toBe(1)
      expect(stats.workers).toMatchObject({ asked: 1, ready: 1, starting: 0, replaced: 1 })
    })

  test(`Transport ${transport}: a worker that is killed in its very first call is noticed too`, async ({
    chaos,
  }) => {
    const error = await chaos.evaluate(async (transport) => {
      const { startPoolOfVictims, nextTurn, errorOf } = window.chaos
      const { pool, victims } = startPoolOfVictims({ transport, workers: 1 })
      // The limit is for a pool that never notices.
      const endless = errorOf(pool.call('hang', [], { timeoutMs: 20_000 }))
      const worker = await victims.first
      while (pool.stats().inFlight === 0) await nextTurn()
      Worker.prototype.terminate.call(worker)
      return endless
    }, transport)
    expect(error).toMatchObject({ name: 'WorkerDiedError', code: 'WORKER_DIED' })
  })

  test(`Transport ${transport}: a worker that closes itself as soon as it serves keeps no call waiting for ever`, async ({
    chaos,
  }) => {
    const error = await chaos.evaluate(async (transport) => {
      const { startBadPool, errorOf } = window.chaos
      const pool = startBadPool('closing', { transport, workers: 1, startTimeoutMs: 200 })
      // The limit is for a pool that never notices.
      return errorOf(pool.call('add', [1, 2], { timeoutMs: 20_000 }))
    }, transport)
    expect(error.code).toMatch(/^WORKER_(START|DIED)$/)
  })

  test(`Transport ${transport}: a call that handed a buffer over is not tried again, because the buffer is gone`, async ({
    chaos,
  }) => {
    const { error, stats } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1 })
      await pool.api.add(1, 1)
      const buffer = new ArrayBuffer(8)
      const error = await errorOf(pool.call('dieWith', [buffer], { transfer: [buffer], idempotent: true }))
      return { error, stats: pool.stats() }
    }, transport)
    expect(error).toMatchObject({ name: 'WorkerDiedError', code: 'WORKER_DIED' })
    expect(stats).toMatchObject({ failed: 1, retried: 0 })
  })
}
