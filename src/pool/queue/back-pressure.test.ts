import { describe, expect, it } from 'vitest'
import { createReadyPool, createTimedPool } from '../testing/test-transport.js'

const WAIT = { queueLimit: 2, overflow: 'wait' } as const

describe('calls that find the queue full, with overflow "wait",', () => {
  it('are blocked, counted, and let in in order as there is room', () => {
    const { pool, submit, worker } = createReadyPool(1, WAIT)
    const tasks = submit(1, 2, 3, 4, 5, 6)
    expect(pool.stats()).toMatchObject({ submitted: 6, inFlight: 1, queued: 2, blocked: 3, rejected: 0 })
    for (const [blocked, queued] of [
      [2, 2],
      [1, 2],
      [0, 2],
      [0, 1],
      [0, 0],
    ]) {
      worker(0).reply()
      expect(pool.stats()).toMatchObject({ blocked, queued, inFlight: 1 })
    }
    worker(0).reply()
    expect(worker(0).sent).toEqual([[1], [2], [3], [4], [5], [6]])
    expect(tasks.every(({ outcome }) => outcome === 'completed')).toBe(true)
  })

  it('may be aborted there, or overstay their limit, and are never sent', () => {
    const { pool, time, submit, submitWith, worker } = createTimedPool(1, WAIT)
    const controller = new AbortController()
    submit(1, 2, 3)
    const aborted = submitWith(4, { signal: controller.signal })
    const late = submitWith(5, { timeoutMs: 10 })
    submit(6)
    expect(pool.stats().blocked).toBe(3)
    controller.abort()
    time.pass(10)
    expect([aborted.outcome, late.outcome]).toEqual(['cancelled', 'timedOut'])
    expect(late.endings[0]?.value).toMatchObject({ wasSent: false })
    expect(pool.stats()).toMatchObject({ blocked: 1, queued: 2 })
    for (let n = 0; n < 4; n += 1) worker(0).reply()
    expect(worker(0).sent).toEqual([[1], [2], [3], [6]])
  })

  it('are let in when one that waits in the queue leaves it', () => {
    const { pool, submit, submitWith } = createReadyPool(1, WAIT)
    const controller = new AbortController()
    submit(1)
    submitWith(2, { signal: controller.signal })
    submit(3, 4)
    expect(pool.stats()).toMatchObject({ queued: 2, blocked: 1 })
    controller.abort()
    expect(pool.stats()).toMatchObject({ queued: 2, blocked: 0, cancelled: 1 })
  })

  it('are let in when the limit is raised', () => {
    const { pool, submit } = createReadyPool(1, WAIT)
    submit(1, 2, 3, 4, 5)
    pool.configure({ queueLimit: 3 })
    expect(pool.stats()).toMatchObject({ queued: 3, blocked: 1 })
  })

  it('are cancelled when the pool closes, and when no worker can be started they fail', async () => {
    const closing = createReadyPool(1, WAIT)
    const tasks = closing.submit(1, 2, 3, 4)
    await closing.pool.close({ force: true })
    expect(tasks.map(({ outcome }) => outcome)).toEqual(new Array(4).fill('cancelled'))
    expect(closing.pool.stats().blocked).toBe(0)
  })
})

describe('room', () => {
  const askers = (pool: { readonly room: () => Promise<void> }, count: number) => {
    const heard: number[] = []
    for (let n = 0; n < count; n += 1) pool.room().then(() => heard.push(n))
    return heard
  }

  it('is there at once while the queue has some', async () => {
    const { pool, submit } = createReadyPool(1, WAIT)
    submit(1, 2)
    const heard = askers(pool, 2)
    await Promise.resolve()
    expect(heard).toEqual([0, 1])
  })

  it('comes to those who ask in order, one for each call that leaves the queue', async () => {
    const { pool, submit, worker } = createReadyPool(1, { queueLimit: 2 })
    submit(1, 2, 3)
    const heard = askers(pool, 3)
    await Promise.resolve()
    expect(heard).toEqual([])
    worker(0).reply()
    await Promise.resolve()
    expect(heard).toEqual([0])
    submit(4)
    worker(0).reply()
    await Promise.resolve()
    expect(heard).toEqual([0, 1])
  })

  it('comes after calls that were blocked before', async () => {
    const { pool, submit, worker } = createReadyPool(1, WAIT)
    submit(1, 2, 3, 4)
    const heard = askers(pool, 1)
    worker(0).reply()
    await Promise.resolve()
    expect([heard, pool.stats().blocked]).toEqual([[], 0])
    worker(0).reply()
    await Promise.resolve()
    expect(heard).toEqual([0])
  })

  it('keeps nobody waiting in a pool that closes or is closed', async () => {
    const { pool, submit } = createReadyPool(1, WAIT)
    submit(1, 2, 3)
    const heard = askers(pool, 2)
    const closed = pool.close({ force: true })
    await Promise.resolve()
    expect(heard).toEqual([0, 1])
    await closed
    await expect(pool.room()).resolves.toBeUndefined()
  })
})
