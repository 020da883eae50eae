import { describe, expect, it } from 'vitest'
import { PoolClosedError } from '../index.js'
import { createHandPool, createReadyPool, createTimedPool, NotedTask } from '../testing/test-transport.js'

describe('close', () => {
  it('rejects what waits, lets calls in flight finish, and resolves when the last worker has gone', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [first, second] = submit(1, 2)
    let isClosed = false
    const closed = pool.close().then(() => {
      isClosed = true
    })
    expect([first?.outcome, second?.outcome]).toEqual(['waiting', 'cancelled'])
    expect(second?.endings[0]?.value).toBeInstanceOf(PoolClosedError)
    await Promise.resolve()
    expect(isClosed).toBe(false)
    worker(0).reply('in time')
    await closed
    expect(first?.endings).toEqual([{ outcome: 'completed', value: 'in time' }])
    expect(worker(0).isTerminated).toBe(true)
    expect(pool.stats().workers).toMatchObject({ asked: 0, starting: 0, ready: 0, retiring: 0, replaced: 0 })
  })

  it('with force rejects calls in flight too and ends their workers at once', async () => {
    const { pool, submit, worker } = createReadyPool(2)
    const tasks = submit(1, 2, 3)
    await pool.close({ force: true })
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect([worker(0).isTerminated, worker(1).isTerminated]).toEqual([true, true])
    expect(pool.stats()).toMatchObject({ submitted: 3, cancelled: 3, queued: 0, inFlight: 0 })
  })

  it('with force hurries a close that waits for a call', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [task] = submit(1)
    const [call] = worker(0).held
    const gentle = pool.close()
    await pool.close({ force: true })
    await gentle
    expect(task?.outcome).toBe('cancelled')
    worker(0).reply('too late', call)
    expect(task?.endings).toHaveLength(1)
  })

  it('with a time limit lets calls finish until then, and cancels the rest', async () => {
    const { pool, time, submit, worker } = createTimedPool(2)
    const tasks = submit(1, 2, 3)
    const closed = pool.close({ timeoutMs: 100 })
    time.pass(99)
    worker(0).reply('in time')
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['completed', 'waiting', 'cancelled'])
    time.pass(1)
    await closed
    expect(tasks[1]?.endings[0]?.value).toBeInstanceOf(PoolClosedError)
    expect([worker(1).isTerminated, time.timers]).toEqual([true, 0])
  })

  it('with a time limit hears first what was answered while the thread was held up', async () => {
    const { pool, time, submit, worker } = createTimedPool(1)
    const [task] = submit(1)
    const closed = pool.close({ timeoutMs: 100 })
    time.advance(500)
    time.afterMessages(() => worker(0).reply('in time'))
    time.pass(0)
    await closed
    expect(task?.endings).toEqual([{ outcome: 'completed', value: 'in time' }])
  })

  it('with a time limit that is not needed leaves no timer behind, and with 0 does as with force', async () => {
    const first = createTimedPool(1)
    await first.pool.close({ timeoutMs: 1000 })
    expect(first.time.timers).toBe(0)
    const second = createTimedPool(1)
    const [task] = second.submit(1)
    await second.pool.close({ timeoutMs: 0 })
    expect(task?.outcome).toBe('cancelled')
  })

  it('with a time limit that is none is refused, and closes nothing', async () => {
    const { pool } = createReadyPool(1)
    await expect(pool.close({ timeoutMs: -1 })).rejects.toMatchObject({
      code: 'BAD_OPTION',
      option: 'timeoutMs',
    })
    await expect(pool.resize(1)).resolves.toBeUndefined()
  })

  it('ends workers that still start, and one that says hello afterwards gets no call', async () => {
    const { pool, submit, worker } = createHandPool({ workers: 2 })
    const [task] = submit(1)
    await pool.close()
    worker(0).sayHello()
    expect([task?.outcome, worker(0).isTerminated, worker(0).held.length]).toEqual(['cancelled', true, 0])
  })

  it('resolves even when the last call ends by the death of its worker, which is not replaced', async () => {
    const { pool, submit, worker, workers } = createReadyPool(1)
    const [task] = submit(1)
    const closed = pool.close()
    worker(0).die()
    await closed
    expect([task?.outcome, workers.length]).toEqual(['failed', 1])
  })

  it('can be called again and again', async () => {
    const { pool } = createReadyPool(1)
    await Promise.all([pool.close(), pool.close(), pool.close({ force: true })])
    await expect(pool.close()).resolves.toBeUndefined()
  })
})

describe('a pool that was closed', () => {
  it('rejects calls and resizing, and starts no worker', async () => {
    const { pool, workers } = createReadyPool(1)
    await pool.close()
    await expect(pool.call('work', [1])).rejects.toThrow(PoolClosedError)
    await expect(pool.api.work(1)).rejects.toMatchObject({ code: 'POOL_CLOSED', name: 'PoolClosedError' })
    await expect(pool.resize(2)).rejects.toThrow(PoolClosedError)
    expect(workers).toHaveLength(1)
    expect(pool.stats()).toMatchObject({ submitted: 2, rejected: 2 })
  })

  it('rejects a call that a cancelled one makes in its place, and so comes to an end', async () => {
    const { pool, submit } = createReadyPool(1)
    const again = new NotedTask(99)
    submit(1)
    pool.submit(new NotedTask(2, () => pool.submit(again)))
    await pool.close({ force: true })
    expect(again.outcome).toBe('rejected')
    expect(pool.stats()).toMatchObject({ submitted: 3, cancelled: 2, rejected: 1 })
  })

  it('has drained, and says so to those who wait', async () => {
    const { pool, submit } = createReadyPool(1)
    submit(1, 2)
    const drained = pool.drain()
    await pool.close({ force: true })
    await expect(drained).resolves.toBeUndefined()
  })

  it('tells who waits for workers that they will not come', async () => {
    const { pool } = createReadyPool(1)
    const growing = pool.resize(3)
    await pool.close()
    await expect(growing).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  })
})
