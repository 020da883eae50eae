import { describe, expect, it } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock.js'
import { CallDismissedError, QueueFullError, UnclonableError } from '../errors/errors.js'
import { createHandPool, createReadyPool, NotedTask } from '../testing/test-transport.js'

describe('dispatch', () => {
  it('sends calls in the order they were made, one at a time to each worker', () => {
    const { submit, held, worker } = createReadyPool(2)
    submit(1, 2, 3, 4, 5)
    expect(held()).toEqual([[1], [2]])
    worker(1).reply()
    expect(held()).toEqual([[1], [3]])
    worker(0).reply()
    worker(0).reply()
    expect(held()).toEqual([[5], [3]])
  })

  it('holds calls back until a worker has said that it is ready', () => {
    const { submit, held, sayHello } = createHandPool()
    submit(1, 2)
    expect(held()).toEqual([[]])
    sayHello()
    expect(held()).toEqual([[1]])
  })

  it('gives a call to the idle worker that worked last, whose thread and code are warm', () => {
    const { submit, worker, held } = createReadyPool(3)
    submit(1, 2, 3)
    expect(held()).toEqual([[1], [2], [3]])
    worker(2).reply()
    worker(0).reply()
    worker(1).reply()
    submit(4, 5, 6)
    expect(held()).toEqual([[5], [4], [6]])
  })

  it('gives no call to a worker that was idle and let go', () => {
    const { pool, submit, held } = createReadyPool(3)
    pool.resize(1).catch(() => undefined)
    submit(1, 2)
    expect(held()).toEqual([[1]])
    pool.resize(2).catch(() => undefined)
    expect(pool.stats()).toMatchObject({ queued: 1, inFlight: 1 })
  })

  it('fills a window of two calls per worker, idle workers first, then those that hold least', () => {
    const { submit, held, worker } = createReadyPool(2, { inFlight: 2 })
    submit(1, 2, 3, 4, 5)
    expect(held()).toEqual([
      [1, 3],
      [2, 4],
    ])
    worker(0).reply()
    expect(held()[0]).toEqual([3, 5])
  })

  it('fills a window at once that is made wider, and lets a narrower one run empty', () => {
    const { pool, submit, held, worker } = createReadyPool(1)
    submit(1, 2, 3, 4, 5)
    pool.configure({ inFlight: 3 })
    expect(held()).toEqual([[1, 2, 3]])
    pool.configure({ inFlight: 1 })
    worker(0).reply()
    worker(0).reply()
    expect(held()).toEqual([[3]])
    worker(0).reply()
    expect(held()).toEqual([[4]])
  })

  it('settles a call with what its worker returned or threw', () => {
    const { submit, worker } = createReadyPool(1)
    const [first, second] = submit(1, 2)
    worker(0).reply('one')
    worker(0).replyError(new RangeError('too far'))
    expect(first?.endings).toEqual([{ outcome: 'completed', value: 'one' }])
    expect(second?.endings).toEqual([
      { outcome: 'failed', value: expect.objectContaining({ name: 'RangeError', message: 'too far' }) },
    ])
  })

  it('fails a call that cannot be sent, names its method, and goes on with the next', () => {
    const { submit, worker, held } = createReadyPool(1)
    const [first] = submit(1, 2)
    worker(0).failToSend(new Error('a function cannot be cloned'))
    expect(first?.outcome).toBe('failed')
    expect(first?.endings[0]?.value).toBeInstanceOf(UnclonableError)
    expect(String(first?.endings[0]?.value)).toMatch(/"work".*cannot be cloned/)
    expect(held()).toEqual([[2]])
  })

  it('stamps a call when it is submitted and sent, and moves the worker’s instants to its own clock', () => {
    const clock = new HandClock(1000, 5000)
    const { pool, worker } = createHandPool({ time: clock })
    const task = new NotedTask(1)
    pool.submit(task)
    clock.advance(4)
    worker(0).sayHello(5700)
    clock.advance(1)
    worker(0).reply()
    expect(task.submittedAt).toBe(1000)
    expect(task.flight).toEqual({
      worker: 1,
      dispatchedAt: 1004,
      startedAt: 1705,
      finishedAt: 1705,
      receivedAt: 1005,
    })
  })

  it('ignores a second reply to the same call', () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [first] = submit(1, 2)
    const [call] = worker(0).held
    worker(0).reply('once')
    worker(0).reply('twice', call)
    expect(first?.endings).toEqual([{ outcome: 'completed', value: 'once' }])
    expect(pool.stats()).toMatchObject({ submitted: 2, completed: 1, inFlight: 1, queued: 0, late: 1 })
  })
})

describe('a queue with a limit', () => {
  it('rejects the call that finds it full', () => {
    const { submit, held, worker } = createReadyPool(1, { queueLimit: 2 })
    const tasks = submit(1, 2, 3, 4)
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting', 'waiting', 'rejected'])
    expect(tasks[3]?.endings[0]?.value).toBeInstanceOf(QueueFullError)
    worker(0).reply()
    expect(held()).toEqual([[2]])
  })

  it('drops the call that has waited longest when told to', () => {
    const { pool, submit, worker, held } = createReadyPool(1, { queueLimit: 2, overflow: 'drop-oldest' })
    const tasks = submit(1, 2, 3, 4)
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['waiting', 'rejected', 'waiting', 'waiting'])
    expect(pool.stats()).toMatchObject({ rejected: 1, queued: 2, inFlight: 1 })
    worker(0).reply()
    expect(held()).toEqual([[3]])
  })

  it('never grows beyond it, even when a dropped call is made again at once', () => {
    const { pool, submit } = createReadyPool(1, { queueLimit: 1, overflow: 'drop-oldest' })
    submit(1)
    const again = new NotedTask(99)
    pool.submit(new NotedTask(2, () => pool.submit(again)))
    const [third] = submit(3)
    expect(pool.stats()).toMatchObject({ submitted: 4, rejected: 2, queued: 1, inFlight: 1 })
    expect([third?.outcome, again.outcome]).toEqual(['rejected', 'waiting'])
  })

  it('that becomes shorter keeps what waits already', () => {
    const { pool, submit } = createReadyPool(1)
    submit(1, 2, 3, 4)
    pool.configure({ queueLimit: 1 })
    const [late] = submit(5)
    expect(late?.outcome).toBe('rejected')
    expect(pool.stats().queued).toBe(3)
  })
})

describe('the statistics', () => {
  it('say where every call is, what the workers do, and how long the oldest call has waited', () => {
    const clock = new HandClock(100)
    const { pool, submit, worker } = createHandPool({ workers: 2, time: clock })
    worker(0).sayHello()
    submit(1)
    clock.advance(10)
    submit(2)
    clock.advance(5)
    submit(3)
    expect(pool.stats()).toEqual({
      transport: 'hand',
      atOdds: 0,
      submitted: 3,
      completed: 0,
      failed: 0,
      cancelled: 0,
      timedOut: 0,
      rejected: 0,
      blocked: 0,
      queued: 2,
      inFlight: 1,
      messages: 1,
      retried: 0,
      late: 0,
      bypassed: 0,
      moved: 0,
      messageMs: 0.05,
      workers: { asked: 2, starting: 1, ready: 1, retiring: 0, replaced: 0, shortage: null },
      oldestWaitingMs: 5,
    })
    worker(0).reply()
    expect(pool.stats()).toMatchObject({ completed: 1, queued: 1, oldestWaitingMs: 0 })
    worker(0).reply()
    expect(pool.stats()).toMatchObject({ completed: 2, queued: 0, oldestWaitingMs: null })
  })

  it('of the queue are announced with each change of its length', () => {
    const clock = new HandClock()
    const lengths: [number, number][] = []
    const observer = { queueLength: (length: number, at: number) => lengths.push([length, at]) }
    const { submit, worker } = createReadyPool(1, { observer, time: clock })
    submit(1, 2)
    clock.advance(3)
    submit(3)
    clock.advance(4)
    worker(0).reply()
    expect(lengths).toEqual([
      [1, 0],
      [2, 3],
      [1, 7],
    ])
  })
})

describe('drain', () => {
  it('resolves at once in a pool with nothing to do', async () => {
    await expect(createReadyPool(1).pool.drain()).resolves.toBeUndefined()
  })

  it('resolves when the last call has been answered, and not before', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    submit(1, 2)
    let isDrained = false
    const drained = pool.drain().then(() => {
      isDrained = true
    })
    worker(0).reply()
    await Promise.resolve()
    expect(isDrained).toBe(false)
    worker(0).replyError(new Error('even so'))
    await drained
    expect(isDrained).toBe(true)
  })

  it('cancels what waits when told so, lets what is in flight finish, and leaves the pool open', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [first, second] = submit(1, 2)
    const drained = pool.drain({ dismiss: true })
    expect([first?.outcome, second?.outcome]).toEqual(['waiting', 'cancelled'])
    expect(second?.endings[0]?.value).toBeInstanceOf(CallDismissedError)
    worker(0).reply()
    await drained
    const [third] = submit(3)
    worker(0).reply()
    await Promise.resolve()
    expect([first?.outcome, third?.outcome]).toEqual(['completed', 'completed'])
  })

  it('does not take the moment between a dropped call and the one that replaces it for the end', async () => {
    const { pool, submit, sayHello, worker } = createHandPool({ queueLimit: 1, overflow: 'drop-oldest' })
    submit(1)
    let isDrained = false
    const drained = pool.drain().then(() => {
      isDrained = true
    })
    submit(2)
    await Promise.resolve()
    expect(isDrained).toBe(false)
    sayHello()
    worker(0).reply()
    await drained
    expect(pool.stats()).toMatchObject({ completed: 1, rejected: 1 })
  })
})
