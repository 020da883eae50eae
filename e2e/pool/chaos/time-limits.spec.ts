import { expect, TRANSPORTS, test } from '../../support/pool-pages'

for (const transport of TRANSPORTS) {
  test(`Transport ${transport}: a call that never ends is given up at its time limit, or when it is called off so, and its worker is replaced`, async ({
    chaos,
  }) => {
    const { error, aborted, next, stats } = await chaos.evaluate(async (transport) => {
      // Whether it computes or sleeps is nothing to the transport.
      const method = transport === 'message' ? 'spin' : 'hang'
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1, inFlight: 3, batch: 1 })
      await pool.api.add(1, 1)
      const error = await errorOf(pool.call(method, [], { timeoutMs: 50 }))
      await pool.api.add(1, 1)
      const signal = AbortSignal.timeout(50)
      const aborted = errorOf(pool.call('hang', [], { signal, onAbort: 'replace' }))
      // The worker holds this too, and cannot have begun it.
      const next = pool.api.add(1, 2)
      return { error, aborted: await aborted, next: await next, stats: pool.stats() }
    }, transport)
    expect(aborted).toMatchObject({ name: 'AbortError', code: 'ABORTED' })
    expect(error).toMatchObject({ name: 'CallTimeoutError', code: 'TIMED_OUT' })
    expect(error.message).toMatch(/"(spin|hang)" was not done within 50 ms: its worker was replaced/)
    expect(next).toBe(3)
    expect(stats).toMatchObject({
      timedOut: 1,
      cancelled: 1,
      completed: 3,
      inFlight: 0,
      workers: { replaced: 2 },
    })
  })

  test(`Transport ${transport}: of 1,000 calls that wait and are called off each rejects, and the pool serves on`, async ({
    chaos,
    uncaught,
  }) => {
    const { errors, next, stats } = await chaos.evaluate(async (transport) => {
      const { startPool, errorOf } = window.chaos
      const pool = startPool({ transport, workers: 1, batch: 1 })
      await pool.api.add(1, 1)
      const controller = new AbortController()
      const running = errorOf(pool.call('hang', [], { timeoutMs: 600_000, signal: controller.signal }))
      const waiting = Array.from({ length: 1000 }, (_, index) =>
        errorOf(pool.call('add', [index, 1], { signal: controller.signal })),
      )
      const { queued } = pool.stats()
      controller.abort('enough')
      const errors = await Promise.all([running, ...waiting])
      // The one that ran goes on for ever: another worker is needed.
      await pool.resize(2)
      const distinct = [...new Set(errors.map(({ name, code, cause }) => `${name} ${code} ${cause}`))]
      return { errors: distinct, queued, next: await pool.api.add(1, 2), stats: pool.stats() }
    }, transport)
    expect(errors).toEqual(['AbortError ABORTED enough'])
    expect(next).toBe(3)
    expect(stats).toMatchObject({ cancelled: 1001, completed: 2, queued: 0, inFlight: 0 })
    expect(uncaught).toEqual([])
  })
}
