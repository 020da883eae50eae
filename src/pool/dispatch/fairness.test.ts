import { expect, it } from 'vitest'
import type { BatchSize } from '../index.js'
import { createTimedPool, NotedTask } from '../testing/test-transport.js'

const WAYS = ([1, 4, 'auto'] satisfies BatchSize[]).flatMap((batch) =>
  [1, 2, 5].flatMap((inFlight) =>
    ([0.001, 0.2, 5] as const).map((serviceMs) => ({ batch, inFlight, serviceMs })),
  ),
)

it.each(WAYS)(
  'Of callers that call again at once none gets ahead of another by more than one call: batch $batch, window $inFlight, service $serviceMs ms.',
  ({ batch, inFlight, serviceMs }) => {
    const callers = 37
    const { pool, time, workers } = createTimedPool(3, { batch, inFlight })
    const made = new Array<number>(callers).fill(0)
    const call = (caller: number) => {
      made[caller] = (made[caller] ?? 0) + 1
      pool.submit(new NotedTask(caller, () => call(caller)))
    }
    for (let caller = 0; caller < callers; caller += 1) call(caller)
    time.endTurn()
    let widest = 0
    for (let round = 0; round < 600; round += 1) {
      // Messages come back in the order in which they were sent, as they do from workers that are equally quick.
      time.pass(0.05)
      const busy = workers.filter(({ held }) => held.length > 0)
      busy.sort((a, b) => (a.held[0]?.batch.dispatchedAt ?? 0) - (b.held[0]?.batch.dispatchedAt ?? 0))
      busy[0]?.replyBatch('done', serviceMs)
      time.endTurn()
      widest = Math.max(widest, Math.max(...made) - Math.min(...made))
    }
    expect(Math.min(...made)).toBeGreaterThan(10)
    expect(widest).toBeLessThanOrEqual(1)
  },
)
