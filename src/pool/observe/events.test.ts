import { describe, expect, it } from 'vitest'
import type { PoolEventName, PoolOptions } from '../index.js'
import { createTimedPool } from '../testing/test-transport.js'

const NAMES: readonly PoolEventName[] = [
  'worker-started',
  'worker-died',
  'worker-replaced',
  'queue-full',
  'drained',
]

/** A pool of which every event is noted. */
const createHeardPool = (count: number, options: PoolOptions = {}) => {
  const hand = createTimedPool(count, options)
  const heard: (readonly [string, unknown])[] = []
  for (const name of NAMES)
    hand.pool.events.addEventListener(name, ({ type, detail }) => heard.push([type, detail]))
  return { ...hand, heard }
}

describe('the events of a pool', () => {
  it('tell of a worker that died, with its reason, of the one that started, and of which it replaces', () => {
    const { time, worker, heard } = createHeardPool(1)
    worker(0).die('out of memory')
    worker(1).sayHello()
    expect(heard).toEqual([])
    time.endTurn()
    expect(heard).toEqual([
      [
        'worker-died',
        { worker: 1, error: expect.objectContaining({ message: expect.stringContaining('out of memory') }) },
      ],
      ['worker-started', { worker: 2 }],
      ['worker-replaced', { worker: 2, replaces: 1 }],
    ])
  })

  it('tell once that the queue is full, and again only after it had room', () => {
    const { time, submit, worker, heard } = createHeardPool(1, { queueLimit: 1 })
    submit(1, 2, 3, 4)
    time.endTurn()
    expect(heard).toEqual([['queue-full', { limit: 1 }]])
    worker(0).reply()
    submit(5, 6)
    time.endTurn()
    expect(heard).toEqual([
      ['queue-full', { limit: 1 }],
      ['queue-full', { limit: 1 }],
    ])
  })

  it('tell that all is done, but not when more was called for in the same turn', () => {
    const { time, submit, worker, heard } = createHeardPool(1)
    submit(1)
    worker(0).reply()
    submit(2)
    time.endTurn()
    expect(heard).toEqual([])
    worker(0).reply()
    time.endTurn()
    expect(heard).toEqual([['drained', null]])
  })

  it('may be answered by doing something to the pool', () => {
    const { pool, time, workers, submit } = createTimedPool(1)
    pool.events.addEventListener('worker-died', () => void pool.resize(2).catch(() => undefined))
    const [task] = submit(1)
    workers[0]?.die()
    time.endTurn()
    expect([task?.outcome, workers.length]).toEqual(['failed', 3])
  })

  it('are made for nobody who does not listen', () => {
    const { time, submit, worker } = createTimedPool(1)
    submit(1)
    worker(0).reply()
    expect(time.isTurnOver).toBe(true)
  })
})
