import { describe, expect, it } from 'vitest'
import { createPool, PoolError, PoolOptionError, type PoolOptions } from '../index.js'
import { createHandPool, createReadyPool, HandWorker, handTransport } from '../testing/test-transport.js'

const NO_COUNTS = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

const errorOf = (action: () => unknown): unknown => {
  try {
    action()
    return null
  } catch (error) {
    return error
  }
}

describe('an option that cannot be used', () => {
  it.each([
    ...NO_COUNTS.map((workers) => ['workers', { workers }] as const),
    ['workers', { workers: 4097 }],
    ...NO_COUNTS.map((inFlight) => ['inFlight', { inFlight }] as const),
    ['inFlight', { inFlight: 65_537 }],
    ...NO_COUNTS.filter((n) => n !== Number.POSITIVE_INFINITY && n !== 0).map(
      (queueLimit) => ['queueLimit', { queueLimit }] as const,
    ),
    ...NO_COUNTS.map((startTimeoutMs) => ['startTimeoutMs', { startTimeoutMs }] as const),
    // A timer of more than 2³¹ − 1 ms fires at once.
    ['startTimeoutMs', { startTimeoutMs: 2 ** 31 }],
    ...NO_COUNTS.map((startTogether) => ['startTogether', { startTogether }] as const),
    ['overflow', { overflow: 'panic' as 'reject' }],
    ...[0, -1, 1.5, 4097, Number.NaN, 'many' as 'auto'].map((batch) => ['batch', { batch }] as const),
    ['transport', { transport: 'pigeon' as 'comlink' }],
    ['transport', { transport: 'toString' as 'comlink' }],
  ] satisfies (readonly [string, PoolOptions])[])('is refused by name: %s in %o', (option, options) => {
    const error = errorOf(() => createHandPool(options))
    expect(error).toBeInstanceOf(PoolOptionError)
    expect(error).toBeInstanceOf(PoolError)
    expect(error).toMatchObject({ option, code: 'BAD_OPTION', name: 'PoolOptionError' })
    expect(String(error)).toContain(`${option} must be`)
  })

  it('starts no worker', () => {
    let started = 0
    const spawn = () => {
      started += 1
      throw new Error('not to be called')
    }
    expect(errorOf(() => createPool(spawn, { workers: 0, transport: handTransport }))).toBeInstanceOf(
      PoolOptionError,
    )
    expect(started).toBe(0)
  })

  it.each(NO_COUNTS)('is refused by resize, which leaves the pool as it was: %d', async (count) => {
    const { pool } = createReadyPool(2)
    await expect(pool.resize(count)).rejects.toThrow(PoolOptionError)
    expect(pool.stats().workers).toMatchObject({ asked: 2, ready: 2 })
  })

  it('is refused by configure, which keeps the rules as they were', () => {
    const { pool, submit } = createReadyPool(1, { queueLimit: 1 })
    expect(errorOf(() => pool.configure({ queueLimit: 5, inFlight: 0 }))).toMatchObject({
      option: 'inFlight',
    })
    expect(submit(1, 2, 3).map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting', 'rejected'])
    pool.configure({ overflow: 'drop-oldest' })
    expect(submit(4)[0]?.outcome).toBe('waiting')
  })
})

describe('the api of a pool', () => {
  it('gives the same function for the same name, and is no promise', async () => {
    const { pool } = createReadyPool(1)
    expect(pool.api.work).toBe(pool.api.work)
    expect(await Promise.resolve(pool.api)).toBe(pool.api)
  })

  it('resolves with the result and rejects with the error', async () => {
    const { pool, worker } = createReadyPool(1)
    const [first, second] = [pool.api.work(1), pool.call('work', [2])]
    worker(0).reply('one')
    worker(0).replyError(new TypeError('two'))
    await expect(first).resolves.toBe('one')
    await expect(second).rejects.toMatchObject({ name: 'TypeError', message: 'two' })
  })
})

describe('null as an option', () => {
  it('is none, for every option of the pool', () => {
    const options = {
      ...{ workers: null, transport: null, startTimeoutMs: null, observer: null, time: null },
      ...{ inFlight: null, batch: null, queueLimit: null, overflow: null },
    }
    const pool = createPool(() => new HandWorker(), { ...options, transport: handTransport })
    expect(pool.stats().workers.starting).toBe(
      createPool(() => new HandWorker(), { transport: handTransport }).stats().workers.starting,
    )
    expect(
      createPool(() => new HandWorker(), { ...options, workers: 1, startTimeoutMs: 1 }).stats().transport,
    ).toBe('comlink')
    pool.configure({ inFlight: null })
  })
})

describe('an option that does not exist', () => {
  it.each([
    ['worker', { worker: 4 }],
    ['Workers', { Workers: 4 }],
    ['toString', { toString: 4 }],
    ['observer', { observer: 5 }],
    ['observer', { observer: { queueLength: 5 } }],
    ['time', { time: { now: 5 } }],
    ['transport', { transport: {} }],
    ['options', 5],
    ['options', [4]],
  ])('or cannot be used is named: %s in %o', (option, options) => {
    const error = errorOf(() => createPool(() => new HandWorker(), options as PoolOptions))
    expect(error).toMatchObject({ code: 'BAD_OPTION', option })
  })

  it('is named by configure, drain, close and resize too, which then do nothing', async () => {
    const { pool } = createReadyPool(1)
    expect(errorOf(() => pool.configure({ workers: 5 } as object))).toMatchObject({ option: 'workers' })
    await expect(pool.drain({ dismis: true } as object)).rejects.toMatchObject({ option: 'dismis' })
    await expect(pool.drain({ dismiss: 1 } as object)).rejects.toMatchObject({ option: 'dismiss' })
    await expect(pool.close({ force: 'yes' } as object)).rejects.toMatchObject({ option: 'force' })
    await expect(pool.resize(null as unknown as number)).rejects.toMatchObject({ option: 'workers' })
    expect(pool.stats().workers.ready).toBe(1)
  })

  it('may be the spawn function itself', () =>
    expect(errorOf(() => createPool('worker.js' as unknown as () => HandWorker))).toMatchObject({
      option: 'spawn',
    }))
})
