import { expect, TRANSPORTS, test } from '../../support/pool-pages'

const CALLS = 50
const LIMIT = 10

for (const transport of TRANSPORTS) {
  for (const { overflow, kept } of [
    { overflow: 'reject', kept: 'the oldest' },
    { overflow: 'drop-oldest', kept: 'the newest' },
  ] as const)
    test(`Transport ${transport}: a full queue with overflow ${overflow} keeps ${kept} calls, and refuses the others`, async ({
      chaos,
    }) => {
      const { completed, errors, queued } = await chaos.evaluate(
        async ({ transport, overflow, calls, limit }) => {
          const { startPool, told } = window.chaos
          const pool = startPool({ transport, workers: 1, batch: 1, queueLimit: limit, overflow })
          // The workers are not there yet: all of these wait, as far as there is room.
          const ends = Array.from({ length: calls }, (_, index) =>
            pool.api.add(index, 0).then(
              (value) => ({ value, error: null }),
              (error: unknown) => ({ value: null, error: told(error) }),
            ),
          )
          const { queued } = pool.stats()
          const all = await Promise.all(ends)
          return {
            completed: all.flatMap(({ value }) => value ?? []),
            errors: all.flatMap(({ error }) => error ?? []),
            queued,
          }
        },
        { transport, overflow, calls: CALLS, limit: LIMIT },
      )
      const all = Array.from({ length: CALLS }, (_, index) => index)
      expect(queued).toBe(LIMIT)
      expect(completed).toEqual(overflow === 'reject' ? all.slice(0, LIMIT) : all.slice(-LIMIT))
      expect(errors).toHaveLength(CALLS - LIMIT)
      for (const error of errors) expect(error).toMatchObject({ name: 'QueueFullError', code: 'QUEUE_FULL' })
    })

  test(`Transport ${transport}: with overflow wait calls beyond the limit are blocked, and all are served in order`, async ({
    chaos,
  }) => {
    const { atFirst, order } = await chaos.evaluate(
      async ({ transport, calls, limit }) => {
        const pool = window.chaos.startPool({ transport, workers: 1, queueLimit: limit, overflow: 'wait' })
        const order: number[] = []
        const ends = Array.from({ length: calls }, (_, index) =>
          pool.api.add(index, 0).then((value) => order.push(value)),
        )
        const atFirst = pool.stats()
        await Promise.all(ends)
        return { atFirst, order }
      },
      { transport, calls: CALLS, limit: LIMIT },
    )
    expect(atFirst).toMatchObject({ queued: LIMIT, blocked: CALLS - LIMIT, rejected: 0 })
    expect(order).toEqual(Array.from({ length: CALLS }, (_, index) => index))
  })

  test(`Transport ${transport}: a caller that awaits room before each call is never refused, and never ahead of the limit`, async ({
    chaos,
  }) => {
    const { results, mostQueued, stats } = await chaos.evaluate(
      async ({ transport, calls, limit }) => {
        const pool = window.chaos.startPool({ transport, workers: 1, queueLimit: limit, overflow: 'reject' })
        const ends: Promise<number>[] = []
        let mostQueued = 0
        for (let index = 0; index < calls; index += 1) {
          await pool.room()
          ends.push(pool.api.add(index, 0))
          mostQueued = Math.max(mostQueued, pool.stats().queued)
        }
        return { results: await Promise.all(ends), mostQueued, stats: pool.stats() }
      },
      { transport, calls: CALLS, limit: LIMIT },
    )
    expect(results).toEqual(Array.from({ length: CALLS }, (_, index) => index))
    expect(mostQueued).toBe(LIMIT)
    expect(stats).toMatchObject({ completed: CALLS, rejected: 0 })
  })
}
