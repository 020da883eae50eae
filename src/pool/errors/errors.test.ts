import { proxy } from 'comlink'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPool, PoolError } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { HandTime } from '../testing/test-time.js'
import { createHandPool, createReadyPool, createTimedPool } from '../testing/test-transport.js'

const api = { add: (a: number, b: number) => a + b }
const errorOf = async (action: () => unknown): Promise<unknown> => {
  try {
    return await action()
  } catch (error) {
    return error
  }
}
/** What a pool of real messages says of a call. */
const served = async (method: string, args: readonly unknown[]) => {
  const pool = createPool<Record<string, (...args: unknown[]) => unknown>>(() => startChannelWorker(api), {
    workers: 1,
  })
  const error = await errorOf(() => pool.call(method, [...args]))
  await pool.close({ force: true })
  return error
}

/** Every error of the pool: how a user comes by it, and the advice that it gives. */
const ERRORS: readonly (readonly [
  code: string,
  name: string,
  when: string,
  advice: RegExp,
  provoke: () => unknown,
])[] = [
  [
    'BAD_OPTION',
    'PoolOptionError',
    'resize(0)',
    /workers must be .* from 1 to 4096, not 0/,
    () => createReadyPool(1).pool.resize(0),
  ],
  [
    'BAD_OPTION',
    'PoolOptionError',
    'resize(-1)',
    /workers must be .* not -1/,
    () => createReadyPool(1).pool.resize(-1),
  ],
  [
    'BAD_OPTION',
    'PoolOptionError',
    'resize(1e9)',
    /workers must be .* not 1000000000/,
    () => createReadyPool(1).pool.resize(1e9),
  ],
  [
    'BAD_OPTION',
    'PoolOptionError',
    'a time limit of 0',
    /timeoutMs must be more than 0/,
    () => createReadyPool(1).pool.call('work', [1], { timeoutMs: 0 }),
  ],
  [
    'BAD_OPTION',
    'PoolOptionError',
    'a time limit that is no number',
    /timeoutMs must be/,
    () => createReadyPool(1).pool.call('work', [1], { timeoutMs: Number.NaN }),
  ],
  [
    'BAD_OPTION',
    'PoolOptionError',
    'a time limit beyond what timers hold',
    /timeoutMs must be .* at most 2147483647/,
    () => createReadyPool(1).pool.call('work', [1], { timeoutMs: 2 ** 31 }),
  ],
  [
    'POOL_CLOSED',
    'PoolClosedError',
    'a call after close',
    /create another/,
    async () => {
      const { pool } = createReadyPool(1)
      await pool.close()
      return pool.call('work', [1])
    },
  ],
  [
    'DISMISSED',
    'CallDismissedError',
    'a call that waits when the pool is drained of what waits',
    /"work" still waited .* call again/,
    () => {
      const { pool, submit } = createReadyPool(1)
      submit(1)
      const call = pool.call('work', [2])
      void pool.drain({ dismiss: true })
      return call
    },
  ],
  [
    'QUEUE_FULL',
    'QueueFullError',
    'a call too many',
    /raise queueLimit, add workers/,
    () => {
      const { pool, submit } = createReadyPool(1, { queueLimit: 1 })
      submit(1, 2)
      return pool.call('work', [3])
    },
  ],
  [
    'TIMED_OUT',
    'CallTimeoutError',
    'a call that waits too long',
    /"work" .* 5 ms: it was still waiting.*add workers/,
    () => {
      const { pool, time, submit } = createTimedPool(1)
      submit(1)
      const call = pool.call('work', [2], { timeoutMs: 5 })
      time.pass(5)
      return call
    },
  ],
  [
    'TIMED_OUT',
    'CallTimeoutError',
    'a call that runs too long',
    /"work" .* 5 ms: its worker was replaced.*Raise timeoutMs/,
    () => {
      const { pool, time } = createTimedPool(1)
      const call = pool.call('work', [1], { timeoutMs: 5 })
      time.pass(5)
      return call
    },
  ],
  [
    'ABORTED',
    'AbortError',
    'a signal',
    /"work" was called off by its signal/,
    () => createReadyPool(1).pool.call('work', [1], { signal: AbortSignal.abort() }),
  ],
  [
    'WORKER_DIED',
    'WorkerDiedError',
    'the death of a worker',
    /out of luck.*idempotent/,
    () => {
      const { pool, worker } = createReadyPool(1)
      const call = pool.call('work', [1])
      worker(0).die('out of luck')
      return call
    },
  ],
  [
    'WORKER_START',
    'WorkerStartError',
    'workers that do not start',
    /could not be started: no such script/,
    () => {
      const time = new HandTime()
      const { pool, worker } = createHandPool({ time })
      const call = pool.call('work', [1])
      for (const index of [0, 1, 2, 3, 4]) {
        worker(index).die('no such script')
        if (index < 4) time.pass(1000)
      }
      return call
    },
  ],
  [
    'UNCLONABLE',
    'UnclonableError',
    'an argument that is a function',
    /"add" .* cannot be sent/,
    () => served('add', [() => 1, 2]),
  ],
  [
    'UNSERVED',
    'UnservedError',
    'a function that workers do not have',
    /"multiply"; what they serve: "add"/,
    () => served('multiply', [1, 2]),
  ],
  [
    'NO_CALLBACKS',
    'CallbackError',
    'a Comlink proxy where the transport cannot call back',
    /"work" was given a Comlink proxy.*transport "hand".*transport "comlink"/,
    () => createReadyPool(1).pool.call('work', [proxy(() => 1)] as never),
  ],
  [
    'NO_SUCH_WORKER',
    'NoSuchWorkerError',
    'a call to a worker that is not there',
    /Worker 99 .* pool.workers\(\)/,
    () => createReadyPool(1).pool.call('work', [1], { worker: 99 }),
  ],
  [
    'TRANSPORT_UNAVAILABLE',
    'TransportUnavailableError',
    'the transport "shared" without shared memory',
    /"shared".*SharedArrayBuffer.*transport "message"/,
    () => {
      vi.stubGlobal('SharedArrayBuffer', undefined)
      return createPool(() => startChannelWorker(api), { transport: 'shared' })
    },
  ],
  [
    'TRANSPORT_UNAVAILABLE',
    'TransportUnavailableError',
    'the transport "shared" on a page that is not isolated',
    /cross-origin isolated/,
    () => {
      vi.stubGlobal('crossOriginIsolated', false)
      return createPool(() => startChannelWorker(api), { transport: 'shared' })
    },
  ],
  [
    'TRANSPORT_UNAVAILABLE',
    'TransportUnavailableError',
    'the transport "shared" where nothing can wait for memory',
    /Atomics.waitAsync.*transport "message"/,
    () => {
      vi.stubGlobal('Atomics', {})
      return createPool(() => startChannelWorker(api), { transport: 'shared' })
    },
  ],
]

describe('an error of the pool', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each(ERRORS)(
    'is %s, named %s, after %s, and says what to do',
    async (code, name, _when, advice, provoke) => {
      const error = await errorOf(provoke)
      expect(error).toBeInstanceOf(PoolError)
      expect(error).toBeInstanceOf(Error)
      expect(error).toMatchObject({ code, name, message: expect.stringMatching(advice) })
    },
  )

  it('has every code that there is', () => expect(new Set(ERRORS.map(([code]) => code)).size).toBe(13))
})
