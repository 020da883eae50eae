import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PoolObserver } from '../index.js'
import { createTimedPool, NotedTask } from '../testing/test-transport.js'

afterEach(() => vi.restoreAllMocks())

describe('an observer', () => {
  it('hears of each call that it was made, sent, and how it ended, with its stamps', () => {
    const heard: unknown[] = []
    const observer: PoolObserver = {
      callSubmitted: ({ args }, at) => heard.push(['submitted', args[0], at]),
      callStarted: ({ args }, worker, at) => heard.push(['started', args[0], worker, at]),
      callSettled: ({ args }, outcome, flight) =>
        heard.push(['settled', args[0], outcome, flight && { ...flight }]),
    }
    const { time, submit, worker } = createTimedPool(1, { observer, queueLimit: 1 })
    const start = time.now()
    submit(1, 2, 3)
    time.pass(5)
    worker(0).reply('done', undefined, 2)
    const flight = {
      worker: 1,
      dispatchedAt: start,
      startedAt: start + 3,
      finishedAt: start + 5,
      receivedAt: start + 5,
    }
    expect(heard).toEqual([
      ['submitted', 1, start],
      ['started', 1, 1, start],
      ['submitted', 2, start],
      ['submitted', 3, start],
      ['settled', 3, 'rejected', null],
      ['started', 2, 1, start + 5],
      ['settled', 1, 'completed', flight],
    ])
  })

  it('hears why workers are missing, and when none is any more', () => {
    const heard: unknown[] = []
    const observer: PoolObserver = { workersShort: (shortage) => heard.push(shortage?.cause ?? null) }
    const { time, workers } = createTimedPool(1, { observer })
    workers[0]?.die()
    workers[1]?.die('no such script')
    expect(heard).toEqual(['start-failed'])
    time.pass(100)
    expect(heard).toEqual(['start-failed', null])
  })

  it('that throws is heard of, and changes nothing', () => {
    const thrown: (() => void)[] = []
    vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((action) => void thrown.push(action))
    const fail = () => {
      throw new Error('a mistake of the observer')
    }
    const observer = {
      queueLength: fail,
      callSubmitted: fail,
      callStarted: fail,
      callSettled: fail,
      workerReady: fail,
    }
    const { pool, submit, worker } = createTimedPool(1, { observer })
    const tasks = submit(1, 2)
    worker(0).reply()
    worker(0).reply()
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['completed', 'completed'])
    expect(pool.stats()).toMatchObject({ submitted: 2, completed: 2, inFlight: 0 })
    expect(thrown.length).toBeGreaterThan(6)
    expect(thrown[0]).toThrow('a mistake of the observer')
  })

  it('is not alone in that: a caller that throws when its call settles is heard of, and others are settled', () => {
    const thrown: (() => void)[] = []
    vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((action) => void thrown.push(action))
    const { pool, time, worker } = createTimedPool(1, { batch: 2 })
    const first = new NotedTask(1, () => {
      throw new Error('a mistake of the caller')
    })
    const second = new NotedTask(2)
    pool.submit(first)
    pool.submit(second)
    time.pass(0)
    worker(0).replyBatch()
    expect([first.outcome, second.outcome]).toEqual(['completed', 'completed'])
    expect(pool.stats()).toMatchObject({ completed: 2, inFlight: 0 })
    expect(thrown[0]).toThrow('a mistake of the caller')
  })

  it('may be an object with methods of its own', () => {
    class Counter {
      calls = 0
      callSettled(): void {
        this.calls += 1
      }
    }
    const observer = new Counter()
    const { pool, worker } = createTimedPool(1, { observer })
    pool.submit(new NotedTask(1))
    worker(0).reply()
    expect(observer.calls).toBe(1)
  })
})

describe('the times of a pool', () => {
  it('are those of the calls that were answered, in ms', () => {
    const { pool, time, submit, submitWith, worker } = createTimedPool(1)
    submit(1)
    time.pass(10)
    worker(0).reply('done', undefined, 4)
    submitWith(2, { timeoutMs: 5 })
    time.pass(5)
    expect(pool.times()).toMatchObject({
      work: { wait: { count: 1, meanMs: 6, maxMs: 6 }, run: { count: 1, meanMs: 4, maxMs: 4 } },
    })
  })
})
