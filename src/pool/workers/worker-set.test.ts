import { describe, expect, it } from 'vitest'
import { WorkerDiedError } from '../index.js'
import { createHandPool, createReadyPool, type HandWorker, NotedTask } from '../testing/test-transport.js'

const terminated = (workers: readonly HandWorker[]) => workers.map(({ isTerminated }) => isTerminated)

describe('resize', () => {
  it('starts the workers that are missing, and resolves when all are ready', async () => {
    const { pool, workers, worker } = createReadyPool(1)
    let isDone = false
    const resized = pool.resize(3).then(() => {
      isDone = true
    })
    expect(workers).toHaveLength(3)
    worker(1).sayHello()
    await Promise.resolve()
    expect(isDone).toBe(false)
    worker(2).sayHello()
    await resized
    expect(pool.stats().workers).toMatchObject({ asked: 3, starting: 0, ready: 3, retiring: 0, replaced: 0 })
  })

  it('lets a worker that is to go finish its call first', async () => {
    const { pool, submit, worker } = createReadyPool(2)
    const [, second] = submit(1, 2, 3)
    const resized = pool.resize(1)
    expect(pool.stats().workers).toMatchObject({ asked: 1, ready: 1, retiring: 1 })
    worker(1).reply('finished')
    await resized
    expect([second?.outcome, worker(1).isTerminated, worker(1).isLinkClosed]).toEqual([
      'completed',
      true,
      true,
    ])
    expect(worker(0).isTerminated).toBe(false)
    expect(pool.stats()).toMatchObject({ queued: 1, inFlight: 1 })
  })

  it('lets workers go that still start, then idle ones, before any that runs a call', () => {
    const { pool, submit, worker, workers } = createHandPool({ workers: 4 })
    for (const index of [2, 1, 0]) worker(index).sayHello()
    submit(1, 2)
    pool.resize(2).catch(() => undefined)
    expect(terminated(workers)).toEqual([false, false, true, true])
  })

  it('gives no call to a worker that says hello after it was let go', () => {
    const { pool, submit, worker } = createHandPool({ workers: 2 })
    pool.resize(1).catch(() => undefined)
    worker(1).sayHello()
    const [task] = submit(1)
    expect([worker(1).isTerminated, worker(1).held.length, task?.outcome]).toEqual([true, 0, 'waiting'])
    expect(pool.stats()).toMatchObject({ queued: 1, inFlight: 0, workers: { starting: 1, ready: 0 } })
  })

  it('calls workers back that were on their way out before it starts new ones', async () => {
    const { pool, submit, workers, worker } = createReadyPool(3)
    const tasks = submit(1, 2, 3, 4)
    pool.resize(1).catch(() => undefined)
    const back = pool.resize(3)
    await back
    expect(workers).toHaveLength(3)
    for (const index of [0, 1, 2]) worker(index).reply()
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['completed', 'completed', 'completed', 'waiting'])
    expect(pool.stats().workers).toMatchObject({ ready: 3, retiring: 0 })
  })

  it('never starts more than eight workers side by side', () => {
    const { pool, workers, worker } = createHandPool({ workers: 256 })
    let most = 0
    for (let index = 0; index < workers.length; index += 1) {
      most = Math.max(most, pool.stats().workers.starting)
      worker(index).sayHello()
    }
    expect(most).toBe(8)
    expect(pool.stats().workers).toMatchObject({ ready: 256, starting: 0 })
  })

  it('to 256 and back during a burst of 60,000 calls loses no call and runs none twice', async () => {
    const { pool, workers } = createReadyPool(4)
    const endings = new Uint8Array(60_000)
    for (let n = 0; n < endings.length; n += 1)
      pool.submit(
        new NotedTask(n, () => {
          endings[n] = (endings[n] ?? 0) + 1
        }),
      )
    let living: HandWorker[] = []
    const turn = () => {
      for (const each of living) {
        each.sayHello()
        if (each.held.length > 0) each.reply()
      }
      living = [...living, ...workers.splice(0)].filter(({ isTerminated }) => !isTerminated)
    }
    for (const [count, turns] of [
      [256, 100],
      [4, 50],
      [256, 50],
      [4, 0],
    ] as const) {
      pool.resize(count).catch(() => undefined)
      for (let i = 0; i < turns; i += 1) turn()
    }
    expect(pool.stats().queued).toBeGreaterThan(0)
    while (pool.stats().completed < endings.length) turn()
    expect(endings.every((count) => count === 1)).toBe(true)
    expect(pool.stats().workers).toMatchObject({ asked: 4, ready: 4, retiring: 0, replaced: 0 })
  })
})

it('workers start one after another where they are asked to, each when the one before is ready', () => {
  const { pool, worker, workers } = createHandPool({ workers: 3, startTogether: 1 })
  expect(workers).toHaveLength(1)
  worker(0).sayHello()
  expect(workers).toHaveLength(2)
  worker(1).sayHello()
  worker(2).sayHello()
  expect([workers.length, pool.stats().workers.ready]).toEqual([3, 3])
})

describe('a worker that dies', () => {
  it('rejects the calls it held, is replaced, and is announced', () => {
    const died: number[] = []
    const observer = { queueLength: () => undefined, workerDied: (id: number) => died.push(id) }
    const { pool, submit, worker, workers, held } = createReadyPool(2, { inFlight: 2, observer })
    const tasks = submit(1, 2, 3, 4, 5)
    worker(0).die('out of memory')
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['failed', 'waiting', 'failed', 'waiting', 'waiting'])
    expect(tasks[0]?.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
    expect(String(tasks[0]?.endings[0]?.value)).toContain('out of memory')
    expect([workers.length, worker(0).isTerminated, died]).toEqual([3, true, [1]])
    worker(2).sayHello()
    expect(held()).toEqual([[2, 4], [5]])
    expect(pool.stats().workers).toMatchObject({ ready: 2, replaced: 1 })
  })

  it('of a message that cannot be read is as dead as one that threw', () => {
    const { submit, worker } = createReadyPool(1)
    const [task] = submit(1)
    worker(0).die('', 'messageerror')
    expect(task?.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
  })

  it('twice dies once, and what it says afterwards is ignored', () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [task] = submit(1)
    const [call] = worker(0).held
    worker(0).die()
    worker(0).die()
    worker(0).reply('from beyond', call)
    worker(0).sayHello()
    expect(task?.endings).toHaveLength(1)
    expect(pool.stats()).toMatchObject({
      failed: 1,
      completed: 0,
      inFlight: 0,
      workers: { starting: 1, ready: 0 },
    })
  })

  it('while it was on its way out is not replaced', () => {
    const { pool, submit, worker, workers } = createReadyPool(2)
    submit(1, 2)
    pool.resize(1).catch(() => undefined)
    worker(1).die()
    expect(workers).toHaveLength(2)
    expect(pool.stats().workers).toMatchObject({ asked: 1, ready: 1, retiring: 0, replaced: 0 })
  })
})

describe('renew', () => {
  it('replaces every worker by a fresh one, and resolves when all are ready', async () => {
    const { pool, workers, worker } = createReadyPool(2)
    const renewed = pool.renew()
    expect(terminated(workers)).toEqual([true, true, false, false])
    expect(pool.stats().workers).toMatchObject({ asked: 2, starting: 2, ready: 0 })
    worker(2).sayHello()
    worker(3).sayHello()
    await renewed
    expect(pool.stats().workers).toMatchObject({ asked: 2, starting: 0, ready: 2, retiring: 0, replaced: 0 })
  })

  it('lets calls finish where they are, and gives those that come meanwhile to fresh workers only', async () => {
    const { pool, submit, worker } = createReadyPool(1)
    const [first, second] = submit(1, 2)
    const renewed = pool.renew()
    worker(1).sayHello()
    expect([worker(0).held.length, worker(1).held.length]).toEqual([1, 1])
    worker(0).reply('old')
    worker(1).reply('fresh')
    await renewed
    expect([first?.outcome, second?.outcome, worker(0).isTerminated]).toEqual([
      'completed',
      'completed',
      true,
    ])
  })

  it('calls none of the old ones back when more workers are asked for', () => {
    const { pool, submit, workers, worker } = createReadyPool(2)
    submit(1, 2)
    pool.renew().catch(() => undefined)
    pool.resize(3).catch(() => undefined)
    expect(workers).toHaveLength(5)
    worker(0).reply('done')
    expect(worker(0).isTerminated).toBe(true)
  })

  it('is refused by a pool that is closed', async () => {
    const { pool } = createReadyPool(1)
    await pool.close()
    await expect(pool.renew()).rejects.toThrow('closed')
  })
})
