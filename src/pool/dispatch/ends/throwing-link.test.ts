import { expect, it } from 'vitest'
import type { Transport } from '../../index.js'
import { createTimedPool, handTransport } from '../../testing/test-transport.js'

/** A transport of somebody's own, whose links throw at the calls of these numbers. */
const throwingAt = (...numbers: readonly number[]): Transport => ({
  ...handTransport,
  connect: (worker, inbox, now) => {
    const link = handTransport.connect(worker, inbox, now)
    return {
      ...link,
      send: (batch) => {
        for (const { args } of batch.openTasks())
          if (numbers.includes(Number(args[0]))) throw new Error(`no ${String(args[0])}`)
        link.send(batch)
      },
    }
  },
})

it.each([1, 8] as const)(
  'A call at which a transport throws fails alone, and its worker takes the next: batch %s.',
  (batch) => {
    const { pool, time, submit, held } = createTimedPool(1, { transport: throwingAt(2), batch })
    const tasks = submit(2, 1, 3)
    for (let turn = 0; turn < 5; turn += 1) time.endTurn()
    expect(tasks[0]?.endings).toEqual([
      { outcome: 'failed', value: expect.objectContaining({ code: 'UNCLONABLE' }) },
    ])
    expect(held().flat()).toEqual([1])
    expect(pool.stats()).toMatchObject({ failed: 1, inFlight: 1, queued: 1, atOdds: 0 })
  },
)
