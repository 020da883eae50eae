import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, PoolOptionError, type Task } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

const api = { add: (a: number, b: number) => a + b, count: (...args: unknown[]) => args.length }
/** Called as from a script that no types hold back. */
type Untyped = (...args: readonly unknown[]) => Promise<unknown>

const detached = (): ArrayBuffer => {
  const buffer = new ArrayBuffer(8)
  structuredClone(buffer, { transfer: [buffer] })
  return buffer
}
const twice = new ArrayBuffer(8)
/** Throws whatever is done with it. */
const shapeless = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}
const spite = () => {
  throw new RangeError('spite')
}
const aborted = AbortSignal.abort()

/** What is wrong, and what the error must name. */
const WRONG: readonly (readonly [option: string, ...args: readonly unknown[]])[] = [
  ...[
    null,
    5,
    0,
    '',
    'ab',
    {},
    true,
    new Set([1]),
    new Uint8Array(2),
    { length: 1 },
    () => [],
    Symbol('a'),
  ].map((args) => ['args', 'count', args] as const),
  ...[Symbol('count'), '', null, undefined, 5, {}, ['count']].map(
    (method) => ['method', method, []] as const,
  ),
  ...[5, 'fast', true, [], () => undefined, Symbol('o'), aborted, new Map(), new Date(0)].map(
    (options) => ['options', 'count', [], options] as const,
  ),
  ...[42, 'ab', {}, new Set(), new ArrayBuffer(8), true].map(
    (transfer) => ['transfer', 'count', [], { transfer }] as const,
  ),
  ...[
    [{}],
    ['text'],
    [null],
    [undefined],
    [() => 1],
    [new Uint8Array(4)],
    [new Map()],
    [new Date(0)],
    [new Error('no')],
    [new SharedArrayBuffer(8)],
    [twice, twice],
    [detached()],
    new Array(1),
  ].map((transfer) => ['transfer', 'count', [], { transfer }] as const),
  ...[0, -1, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY, '5', true, {}].map(
    (timeoutMs) => ['timeoutMs', 'count', [], { timeoutMs }] as const,
  ),
  ...[5, 'stop', {}, true, new AbortController(), { aborted: false }].map(
    (signal) => ['signal', 'count', [], { signal }] as const,
  ),
  ...[1, 'yes', {}].map((idempotent) => ['idempotent', 'count', [], { idempotent }] as const),
  ...['1', 1.5, {}, Number.NaN].map((worker) => ['worker', 'count', [], { worker }] as const),
  ...[shapeless([]), new Proxy([1], { get: spite }), Object.assign([1], { [Symbol.iterator]: spite })].map(
    (args) => ['args', 'count', args] as const,
  ),
  ...[shapeless({}), new Proxy({}, { ownKeys: spite })].map(
    (options) => ['options', 'count', [], options] as const,
  ),
  ...[shapeless([]), [shapeless({})], [new Proxy(twice, {})]].map(
    (transfer) => ['transfer', 'count', [], { transfer }] as const,
  ),
  ['timeoutMs', 'count', [], Object.defineProperty({}, 'timeoutMs', { get: spite, enumerable: true })],
  ['timeout', 'count', [], { timeout: 5 }],
  ['Signal', 'count', [], { Signal: aborted }],
  ['hasOwnProperty', 'count', [], { hasOwnProperty: 1 }],
]

describe.each(WAYS)('what cannot be called, through the transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  const open = () => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way })
    return pool.call as unknown as Untyped
  }
  afterEach(() => pool.close({ force: true }))

  it('rejects with BAD_OPTION that names what is wrong, and touches no other call of its turn', async () => {
    const call = open()
    const before = pool.api.add(1, 2)
    const errors = Promise.allSettled(WRONG.map(([, ...args]) => call(...args)))
    const after = pool.api.add(3, 4)
    expect((await errors).map((end) => end.status === 'rejected' && end.reason)).toEqual(
      WRONG.map(([option]) =>
        expect.objectContaining({ name: 'PoolOptionError', code: 'BAD_OPTION', option }),
      ),
    )
    expect(await Promise.all([before, after])).toEqual([3, 7])
    expect(pool.stats()).toMatchObject({ submitted: 2, completed: 2, queued: 0, inFlight: 0, rejected: 0 })
    await pool.close()
  })

  it('hands nothing over', async () => {
    const call = open()
    await expect(call('count', [twice], { transfer: [twice], timeoutMs: 0 })).rejects.toThrow(PoolOptionError)
    await expect(call('count', [twice], { transfer: [twice, {}] })).rejects.toThrow(PoolOptionError)
    expect(twice.byteLength).toBe(8)
  })

  it('is refused as a task too, and is not taken', () => {
    open()
    const settle = () => expect.unreachable()
    const wrong = [
      null,
      5,
      {},
      { method: 'count', args: [], settle: 5 },
      { method: '', args: [], settle },
      { method: 'count', args: null, settle },
      { method: 'count', settle },
      { method: 'count', args: [], settle, transfer: 42 },
      { method: 'count', args: [], settle, signal: {} },
      { method: 'count', args: [], settle, timeoutMs: 0 },
    ] as readonly unknown[] as readonly Task[]
    for (const task of wrong) expect(() => pool.submit(task)).toThrow(PoolOptionError)
    expect(pool.stats()).toMatchObject({ submitted: 0, queued: 0, inFlight: 0 })
  })

  it('is a task that cannot be read, or be written on: it is named, and not taken', () => {
    open()
    const whole = { method: 'count', args: [], submittedAt: 0, settle: () => expect.unreachable() }
    const unreadable = ['settle', 'method', 'args', 'transfer', 'timeoutMs', 'signal', 'onAbort', 'worker']
    for (const option of unreadable) {
      const task = Object.defineProperty({ ...whole }, option, { get: spite }) as Task
      expect(() => pool.submit(task)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', option }))
    }
    const frozen = { code: 'BAD_OPTION', option: 'submittedAt' }
    expect(() => pool.submit(Object.freeze(whole))).toThrow(expect.objectContaining(frozen))
    expect(pool.stats()).toMatchObject({ submitted: 0, queued: 0, inFlight: 0 })
  })

  it('is not one whose own arguments are made when it is sent, and throw then: it fails', async () => {
    open()
    const end = new Promise((resolve) => {
      const task = {
        ...{ method: 'count', makesArguments: true, submittedAt: 0 },
        settle: (outcome: string, error: unknown) => resolve([outcome, error]),
      }
      pool.submit(Object.defineProperty(task, 'args', { get: spite }) as unknown as Task)
    })
    expect(await end).toEqual(['failed', expect.objectContaining({ code: 'UNCLONABLE' })])
  })

  it('is not a call without a list, which has no arguments, nor one whose options are null', async () => {
    const call = open()
    const none = { transfer: null, timeoutMs: null, signal: null, idempotent: null, worker: null }
    const calls = [call('count'), call('count', undefined, null), call('count', [1], none)]
    expect(await Promise.all(calls)).toEqual([0, 0, 1])
    const task = new Promise((resolve) =>
      pool.submit({
        ...{ method: 'count', args: [1, 2], submittedAt: 0, ...none, isUrgent: null },
        settle: (outcome, value) => resolve([outcome, value]),
      }),
    )
    expect(await task).toEqual(['completed', 2])
    expect(pool.stats()).toMatchObject({ submitted: 4, completed: 4 })
  })

  it('may be arguments that throw when they are read: they fail alone', async () => {
    open()
    class Lazy {
      readonly method = 'count'
      submittedAt = 0
      readonly settle: (outcome: string, error: unknown) => void
      #reads = 0
      readonly #limit: number
      constructor(limit: number, settle: (outcome: string, error: unknown) => void) {
        this.#limit = limit
        this.settle = settle
      }
      /** Made anew each time, so many times. */
      get args(): readonly unknown[] {
        this.#reads += 1
        return this.#reads > this.#limit ? spite() : [1]
      }
    }
    const lazily = (limit: number) =>
      new Promise((resolve) => pool.submit(new Lazy(limit, (outcome, error) => resolve([outcome, error]))))
    const failed = ['failed', expect.objectContaining({ code: 'UNCLONABLE', cause: expect.any(RangeError) })]
    const spiteful = new Proxy([1], {
      get: (target, key) => {
        if (key === '0') throw new Error('spite')
        return Reflect.get(target, key)
      },
    })
    const others = [pool.api.add(1, 2)]
    const error = (pool.call as unknown as Untyped)('count', spiteful).catch((error: unknown) => error)
    const lazy = new Promise((resolve) => {
      pool.submit({
        method: 'count',
        get args(): readonly unknown[] {
          throw new Error('spite')
        },
        submittedAt: 0,
        settle: (outcome) => resolve(outcome),
      } as Task)
    }).catch((error: unknown) => error)
    others.push(pool.api.add(3, 4))
    // While the worker is busy; then while it idles.
    expect(await Promise.all([lazily(0), lazily(1), lazily(0)])).toEqual([
      failed,
      way.batch === 1 ? expect.anything() : failed,
      failed,
    ])
    expect(await lazily(0)).toEqual(failed)
    expect(await error).toBeInstanceOf(Error)
    expect(await lazy).toBeInstanceOf(Error)
    expect(await Promise.all(others)).toEqual([3, 7])
    expect(pool.stats()).toMatchObject({ submitted: 6, queued: 0, inFlight: 0, atOdds: 0 })
    await pool.close()
  })
})
