import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTimedPool } from '../../testing/test-transport.js'
import { defaultWorkers, requireWorkerRange } from './worker-range.js'

afterEach(() => vi.unstubAllGlobals())

describe('the number of workers unless said', () => {
  it.each([
    [8, 7],
    [2, 1],
    [1, 1],
    [undefined, 3],
    [Number.NaN, 3],
    [1e6, 4096],
  ])('on a machine of %s processors is %d', (hardwareConcurrency, workers) => {
    vi.stubGlobal('navigator', { hardwareConcurrency })
    expect([defaultWorkers(), requireWorkerRange(undefined)]).toEqual([
      workers,
      { min: workers, max: workers, idleMs: Number.POSITIVE_INFINITY },
    ])
    expect(requireWorkerRange({}).max).toBe(workers)
  })
})

describe('a range of workers', () => {
  it.each([
    ['workers.min', { min: -1 }],
    ['workers.min', { min: 1.5 }],
    ['workers.max', { max: 0 }],
    ['workers.max', { min: 3, max: 2 }],
    ['workers.max', { max: 4097 }],
    ['workers.idleMs', { idleMs: -1 }],
    ['workers.idleMs', { idleMs: Number.NaN }],
    ['workers.idleMs', { idleMs: 2 ** 31 }],
    ['workers', { maximum: 3 } as object],
    ['workers', []],
    ['workers', null as unknown as object],
    ['workers', '4' as unknown as object],
  ])('is refused by the name of what is wrong: %s in %o', (option, workers) => {
    expect(() => requireWorkerRange(workers)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', option }))
  })

  it('starts no worker before a call waits, and no more than wait, up to the most', () => {
    const { pool, workers, submit, sayHello } = createTimedPool(0, { workers: { min: 0, max: 3 } })
    expect(workers).toHaveLength(0)
    submit(1)
    expect(workers).toHaveLength(1)
    submit(2)
    expect(workers).toHaveLength(2)
    submit(3, 4, 5)
    expect(workers).toHaveLength(3)
    sayHello()
    expect(pool.stats()).toMatchObject({ inFlight: 3, queued: 2, workers: { asked: 3, ready: 3 } })
  })

  it('starts none for calls that a worker has room for', () => {
    const { workers, submit, worker } = createTimedPool(0, { workers: { min: 1, max: 3 } })
    worker(0).sayHello()
    for (const number of [1, 2, 3]) {
      submit(number)
      worker(0).reply()
    }
    expect(workers).toHaveLength(1)
  })

  it('lets workers go that were idle for the limit, down to the least, and starts others when calls come', () => {
    const options = { workers: { min: 1, max: 3, idleMs: 1000 } }
    const { pool, time, workers, submit, sayHello } = createTimedPool(0, options)
    submit(1, 2, 3)
    sayHello()
    for (const worker of workers) worker.reply()
    time.pass(999)
    expect(pool.stats().workers.ready).toBe(3)
    time.pass(1)
    expect(pool.stats().workers).toMatchObject({ asked: 1, ready: 1, replaced: 0 })
    expect(time.timers).toBe(0)
    submit(4, 5)
    expect(pool.stats().workers).toMatchObject({ asked: 2, ready: 1, starting: 1 })
  })

  it('lets no worker go that works, or has just worked', () => {
    const options = { workers: { min: 0, max: 1, idleMs: 1000 } }
    const { pool, time, submit, worker } = createTimedPool(0, options)
    submit(1)
    worker(0).sayHello()
    time.pass(5000)
    expect(pool.stats().workers.ready).toBe(1)
    worker(0).reply()
    time.pass(999)
    expect(pool.stats().workers.ready).toBe(1)
    time.pass(1)
    expect(pool.stats().workers.ready).toBe(0)
  })

  it('replaces a worker that dies only when calls wait, or fewer than the least are left', () => {
    const { pool, time, workers, worker, submit, sayHello } = createTimedPool(0, {
      workers: { min: 1, max: 3 },
    })
    submit(1, 2)
    sayHello()
    worker(1).die()
    time.endTurn()
    expect([workers.length, pool.stats().workers.asked]).toEqual([2, 1])
    worker(0).die()
    expect(workers).toHaveLength(3)
  })

  it('without workers, whose starts all fail, tells calls, then tries for the next call that comes after the rest', () => {
    const { pool, time, workers, submit } = createTimedPool(0, { workers: { min: 0, max: 2 } })
    const [first] = submit(1)
    for (let tries = 0; tries < 5; tries += 1) {
      workers.at(-1)?.die()
      if (tries < 4) time.pass(1000)
    }
    expect([first?.outcome, submit(2)[0]?.outcome]).toEqual(['failed', 'failed'])
    const { length } = workers
    time.pass(60_000)
    expect(workers).toHaveLength(length)
    const [next] = submit(3)
    expect([next?.outcome, workers.length]).toEqual(['waiting', length + 1])
    workers.at(-1)?.sayHello()
    workers.at(-1)?.reply()
    expect([next?.outcome, pool.stats().workers.shortage]).toEqual(['completed', null])
  })

  it('is changed by resize, whose promise resolves when the least are ready', async () => {
    const { pool, worker } = createTimedPool(1)
    const grown = pool.resize({ min: 2, max: 4 })
    worker(1).sayHello()
    await grown
    expect(pool.stats().workers).toMatchObject({ asked: 2, ready: 2 })
    await pool.resize({ min: 0, max: 1 })
    expect(pool.stats().workers).toMatchObject({ asked: 1, ready: 1 })
  })
})
