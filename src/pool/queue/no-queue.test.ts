import { describe, expect, it } from 'vitest'
import { type BatchSize, QueueFullError } from '../index.js'
import { createTimedPool } from '../testing/test-transport.js'

const BATCHES = [1, 8, 'auto'] satisfies BatchSize[]
const outcomes = (tasks: readonly { readonly outcome: string }[]) => tasks.map(({ outcome }) => outcome)

describe.each(BATCHES)('a queue that holds no call, batch %s,', (batch) => {
  it('takes a call for each free worker, each by itself, and rejects the rest', () => {
    const { pool, time, submit, held } = createTimedPool(2, { queueLimit: 0, batch })
    const tasks = submit(1, 2, 3)
    time.endTurn()
    expect(outcomes(tasks)).toEqual(['waiting', 'waiting', 'rejected'])
    expect(tasks[2]?.endings[0]?.value).toBeInstanceOf(QueueFullError)
    expect([held().flat().toSorted(), pool.stats().queued]).toEqual([[1, 2], 0])
  })

  it('takes the next as soon as a worker has answered', () => {
    const { time, submit, worker, held } = createTimedPool(1, { queueLimit: 0, batch })
    submit(1)
    worker(0).reply()
    const [task] = submit(2)
    time.endTurn()
    expect([task?.outcome, held()]).toEqual(['waiting', [[2]]])
  })

  it('counts a worker that is being started as free', () => {
    const { pool, time, submit, worker, held } = createTimedPool(0, {
      workers: { min: 0, max: 1 },
      queueLimit: 0,
      batch,
    })
    const tasks = submit(1, 2)
    time.endTurn()
    expect([outcomes(tasks), pool.stats().queued]).toEqual([['waiting', 'rejected'], 1])
    worker(0).sayHello()
    time.endTurn()
    expect([held(), pool.stats().queued]).toEqual([[[1]], 0])
  })

  it('has calls wait at the gate, and lets in the next in order when a worker is free', async () => {
    const { pool, time, submit, worker, held } = createTimedPool(1, {
      queueLimit: 0,
      overflow: 'wait',
      batch,
    })
    const tasks = submit(1, 2, 3)
    time.endTurn()
    expect(pool.stats()).toMatchObject({ blocked: 2, queued: 0, inFlight: 1 })
    let hasRoom = false
    const asked = pool.room().then(() => {
      hasRoom = true
    })
    for (const number of [1, 2, 3]) {
      time.endTurn()
      await Promise.resolve()
      expect([held(), hasRoom]).toEqual([[[number]], false])
      worker(0).reply()
    }
    await asked
    expect(outcomes(tasks)).toEqual(['completed', 'completed', 'completed'])
  })

  it('has no older call to drop, and rejects the new one', () => {
    const { time, submit } = createTimedPool(1, { queueLimit: 0, overflow: 'drop-oldest', batch })
    const tasks = submit(1, 2)
    time.endTurn()
    expect(outcomes(tasks)).toEqual(['waiting', 'rejected'])
  })
})
