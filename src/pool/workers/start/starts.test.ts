import { describe, expect, it } from 'vitest'
import { createPool, type PoolOptions, type WorkerLike, WorkerStartError } from '../../index.js'
import { HandTime } from '../../testing/test-time.js'
import { createHandPool, HandWorker, handTransport, type WorkApi } from '../../testing/test-transport.js'

/** A pool whose `spawn` is the test's own. @param spawn is told how often it was called before */
const createPoolOf = (spawn: (times: number) => unknown, options: PoolOptions = {}) => {
  const time = new HandTime()
  let calls = 0
  const pool = createPool<WorkApi>(
    () => {
      calls += 1
      return spawn(calls - 1) as WorkerLike
    },
    { workers: 1, batch: 1, transport: handTransport, time, ...options },
  )
  return { pool, time, spawned: () => calls }
}
const createPoolInTime = (options: PoolOptions = {}) => {
  const time = new HandTime()
  return { time, ...createHandPool({ time, ...options }) }
}
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => error,
  )
/** Promises that were resolved are heard of. */
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('workers that do not start', () => {
  it('fail calls at once, and say why, where spawn returns what throws when it is looked at', async () => {
    const spite = () => {
      throw new RangeError('spite')
    }
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    const those = [
      new Proxy({}, { get: spite }),
      Object.defineProperty({}, 'then', { get: spite }),
      revoked.proxy,
    ]
    for (const made of those) {
      const { pool } = createPoolOf(() => made)
      await turns()
      expect(await errorOf(pool.api.work(1))).toMatchObject({ code: 'WORKER_START' })
      await pool.close()
    }
  })

  it('are none of those whose terminate cannot be replaced', async () => {
    const { pool } = createPoolOf(() => {
      const worker = new HandWorker()
      return Object.defineProperty(worker, 'terminate', { value: worker.terminate, writable: false })
    })
    expect(pool.stats().workers).toMatchObject({ starting: 1, shortage: null })
    await pool.close()
  })

  it('are given up when the time limit passes without a hello, and another is started after a rest', () => {
    const { time, workers, worker } = createPoolInTime({ startTimeoutMs: 500 })
    time.pass(499)
    expect(worker(0).isTerminated).toBe(false)
    time.pass(1)
    expect([workers.length, worker(0).isTerminated]).toEqual([1, true])
    time.pass(100)
    expect(workers).toHaveLength(2)
  })

  it('are not given up once they said hello', () => {
    const { time, worker } = createPoolInTime({ startTimeoutMs: 500 })
    worker(0).sayHello()
    time.pass(60_000)
    expect(worker(0).isTerminated).toBe(false)
  })

  it('are given the time that the pool’s thread was held up, and heard nothing', () => {
    const { time, worker } = createPoolInTime({ startTimeoutMs: 500 })
    time.advance(800)
    time.pass(299)
    expect(worker(0).isTerminated).toBe(false)
    time.pass(1)
    expect(worker(0).isTerminated).toBe(true)
  })

  it('are given no more than their limit once more, however long it was held up, and are heard when it goes on', () => {
    const { pool, time, worker, workers } = createPoolInTime({ startTimeoutMs: 500 })
    time.advance(3_600_000)
    time.pass(499)
    worker(0).sayHello()
    time.pass(60_000)
    expect(pool.stats().workers).toMatchObject({ ready: 1, shortage: null })
    worker(0).die()
    time.advance(3_600_000)
    time.pass(500)
    expect(workers[1]?.isTerminated).toBe(true)
  })

  it('fail waiting calls, a pending resize and later calls after five in a row, 1.5 s later', async () => {
    const { pool, time, submit, workers } = createPoolInTime()
    const [waiting] = submit(1)
    const refused = errorOf(pool.resize(1))
    for (const restMs of [100, 200, 400, 800]) {
      workers.at(-1)?.die('syntax error')
      expect(waiting?.outcome).toBe('waiting')
      time.pass(restMs - 1)
      const { length } = workers
      time.pass(1)
      expect(workers).toHaveLength(length + 1)
    }
    workers.at(-1)?.die('syntax error')
    expect(await refused).toBeInstanceOf(WorkerStartError)
    expect(waiting?.endings[0]?.value).toMatchObject({
      reason: 'threw',
      message: expect.stringContaining('syntax error'),
    })
    await expect(pool.call('work', [2])).rejects.toThrow(WorkerStartError)
    expect(pool.stats()).toMatchObject({ submitted: 2, failed: 2, queued: 0 })
    expect(pool.stats().workers.shortage).toMatchObject({
      missing: 1,
      cause: 'start-failed',
      why: 'syntax error',
      times: 5,
      retryInMs: 1600,
    })
  })

  it('are tried again by themselves, and one that starts clears the fault', async () => {
    const { pool, time, submit, workers } = createPoolInTime()
    for (const restMs of [100, 200, 400, 800, 1600]) {
      workers.at(-1)?.die()
      time.pass(restMs)
    }
    // One is being tried: this call waits for it.
    const [task] = submit(1)
    expect(task?.outcome).toBe('waiting')
    workers.at(-1)?.sayHello()
    workers.at(-1)?.reply()
    expect(task?.outcome).toBe('completed')
    expect(pool.stats().workers).toMatchObject({ ready: 1, shortage: null })
  })

  it('rest for 30 s at the most between tries, and each that fails tells those who waited for it', () => {
    const { pool, time, submit, workers } = createPoolInTime()
    for (let tries = 0; tries < 15; tries += 1) {
      workers.at(-1)?.die()
      time.pass(pool.stats().workers.shortage?.retryInMs ?? 0)
    }
    const [task] = submit(1)
    workers.at(-1)?.die()
    expect([task?.outcome, pool.stats().workers.shortage?.retryInMs]).toEqual(['failed', 30_000])
  })

  it('side by side count as one', () => {
    const { pool, time, submit, workers } = createPoolInTime({ workers: 4 })
    const [task] = submit(1)
    for (const worker of [...workers]) worker.die()
    expect([task?.outcome, pool.stats().workers.shortage?.times]).toEqual(['waiting', 1])
    time.pass(100)
    expect(workers).toHaveLength(8)
    workers.at(-1)?.sayHello()
    workers.at(-1)?.reply()
    expect(task?.outcome).toBe('completed')
  })

  it('beside one that does are replaced as soon as that one has started', () => {
    const { pool, workers } = createPoolInTime({ workers: 4 })
    for (const worker of workers.slice(0, 3)) worker.die()
    expect(workers).toHaveLength(4)
    workers[3]?.sayHello()
    for (const worker of workers.slice(4)) worker.sayHello()
    expect(pool.stats().workers).toMatchObject({ asked: 4, ready: 4, shortage: null })
  })

  it('are forgiven when one between them became ready', () => {
    const { time, submit, workers } = createPoolInTime()
    for (let started = 0; started < 3; started += 1) {
      workers.at(-1)?.die()
      const [task] = submit(1)
      for (let tries = 0; tries < 3; tries += 1) {
        time.pass(1000)
        workers.at(-1)?.die()
      }
      time.pass(1000)
      workers.at(-1)?.sayHello()
      workers.at(-1)?.reply()
      expect(task?.outcome).toBe('completed')
    }
  })

  it('in two that took all their time fail waiting calls: these have waited long', () => {
    const { time, submit } = createPoolInTime({ startTimeoutMs: 500 })
    const [task] = submit(1)
    time.pass(600)
    expect(task?.outcome).toBe('waiting')
    time.pass(500)
    expect(task?.endings[0]?.value).toMatchObject({
      reason: 'never-served',
      message: expect.stringContaining('did not call serve() within 500 ms'),
    })
  })

  it('are tried at once by a resize', async () => {
    const { pool, time, workers, worker } = createPoolInTime()
    for (let tries = 0; tries < 5; tries += 1) {
      workers.at(-1)?.die()
      if (tries < 4) time.pass(1000)
    }
    const resized = pool.resize(1)
    worker(5).sayHello()
    await resized
    const result = pool.call('work', [1])
    worker(5).reply('at last')
    await expect(result).resolves.toBe('at last')
  })

  it('leave no timer behind in a pool that is closed', async () => {
    const { pool, time, workers } = createPoolInTime()
    workers[0]?.die()
    await pool.close()
    time.pass(60_000)
    expect([workers.length, time.timers]).toEqual([1, 0])
  })

  it('because the transport cannot be set up are failed starts with that reason, and are ended', () => {
    const made: HandWorker[] = []
    const { pool } = createPoolOf(
      () => {
        const worker = new HandWorker()
        made.push(worker)
        return worker
      },
      {
        transport: {
          ...handTransport,
          connect: () => {
            throw new RangeError('no memory left')
          },
        },
      },
    )
    expect(made[0]?.isTerminated).toBe(true)
    expect(pool.stats().workers.shortage?.why).toContain('no memory left')
  })
})

describe('a spawn that throws', () => {
  it('three times and then works loses no call', async () => {
    const workers: HandWorker[] = []
    const { pool, time } = createPoolOf((times) => {
      if (times < 3) throw new Error('not yet')
      const worker = new HandWorker()
      workers.push(worker)
      return worker
    })
    const result = pool.call('work', [1])
    time.pass(700)
    workers[0]?.sayHello()
    workers[0]?.reply('at last')
    await expect(result).resolves.toBe('at last')
  })

  it('always fails calls with the reason, and hangs nothing', async () => {
    const { pool, time } = createPoolOf(() => {
      throw new SecurityError('workers are forbidden here')
    })
    const failed = errorOf(pool.call('work', [1]))
    time.pass(1500)
    const error = await failed
    expect(error).toBeInstanceOf(WorkerStartError)
    expect(error).toMatchObject({
      code: 'WORKER_START',
      reason: 'spawn-failed',
      cause: expect.any(SecurityError),
      message: expect.stringContaining('workers are forbidden here'),
    })
    await expect(pool.drain()).resolves.toBeUndefined()
    await expect(pool.close()).resolves.toBeUndefined()
  })
})

describe('a spawn that returns a promise', () => {
  it('of a worker is awaited', async () => {
    const worker = new HandWorker()
    const { pool } = createPoolOf(async () => worker)
    expect(pool.stats().workers).toMatchObject({ starting: 1, ready: 0 })
    await turns()
    worker.sayHello()
    const result = pool.call('work', [1])
    worker.reply('done')
    await expect(result).resolves.toBe('done')
  })

  it('that rejects is a failed start with that reason', async () => {
    const { pool } = createPoolOf(async () => {
      throw new Error('no licence')
    })
    await turns()
    expect(pool.stats().workers.shortage?.why).toContain('no licence')
  })

  it('that never resolves fails calls after two time limits, and does not hold up a close', async () => {
    const { pool, time } = createPoolOf(() => new Promise(() => undefined), { startTimeoutMs: 500 })
    const failed = errorOf(pool.call('work', [1]))
    time.pass(1100)
    expect(await failed).toMatchObject({ reason: 'spawn-late' })
    await expect(pool.close()).resolves.toBeUndefined()
    expect(time.timers).toBe(0)
  })

  it('is given the time that the pool’s thread was held up', async () => {
    let arrive: (worker: HandWorker) => void = () => undefined
    const { pool, time, spawned } = createPoolOf(
      () =>
        new Promise((resolve) => {
          arrive = resolve
        }),
      { startTimeoutMs: 500 },
    )
    time.advance(800)
    time.pass(299)
    expect([spawned(), pool.stats().workers.starting]).toEqual([1, 1])
    const worker = new HandWorker()
    arrive(worker)
    await turns()
    worker.sayHello()
    expect(pool.stats().workers).toMatchObject({ ready: 1, shortage: null })
    await pool.close()
    expect(time.timers).toBe(0)
  })

  it('that resolves when nobody wants the worker any more has it ended', async () => {
    let arrive: (worker: HandWorker) => void = () => undefined
    const { pool } = createPoolOf(
      () =>
        new Promise((resolve) => {
          arrive = resolve
        }),
    )
    await pool.close()
    const worker = new HandWorker()
    arrive(worker)
    await turns()
    expect(worker.isTerminated).toBe(true)
  })

  it('of something else than a worker rejects calls', async () => {
    const { pool } = createPoolOf(async () => 42)
    await turns()
    await expect(pool.call('work', [1])).rejects.toMatchObject({ reason: 'no-worker' })
  })
})

describe('a spawn that returns no worker', () => {
  const { port1 } = new MessageChannel()
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['42', 42],
    ['a function', HandWorker],
    ['a Object, which has no postMessage()', {}],
    ['a MessagePort, which has no terminate()', port1],
  ])('has every call reject at once: %s', async (named, made) => {
    const { pool } = createPoolOf(() => made)
    await expect(pool.call('work', [1])).rejects.toMatchObject({
      name: 'WorkerStartError',
      reason: 'no-worker',
      message: expect.stringContaining(`spawn must return a Worker, not ${named}`),
    })
    await expect(pool.close()).resolves.toBeUndefined()
  })

  it('but one that it returned before has calls reject when none of its own is left', async () => {
    const worker = new HandWorker()
    const { pool } = createPoolOf(() => worker, { workers: 2 })
    worker.sayHello()
    const result = pool.call('work', [1])
    worker.reply('done')
    await expect(result).resolves.toBe('done')
    expect(pool.stats().workers).toMatchObject({ ready: 1, shortage: { missing: 1 } })
    worker.die()
    await expect(pool.call('work', [2])).rejects.toThrow('returned before')
  })

  it('is not called at all when it is no function', () => {
    expect(() => createPool(undefined as unknown as () => WorkerLike)).toThrow('spawn must be a function')
  })
})

it('A spawn that closes the pool leaves no worker behind.', async () => {
  const made: HandWorker[] = []
  let close: () => Promise<void> = async () => undefined
  const { pool, time } = createPoolOf(
    () => {
      const worker = new HandWorker()
      made.push(worker)
      void close()
      return worker
    },
    { workers: { min: 0, max: 1 } },
  )
  close = () => pool.close()
  await errorOf(pool.call('work', [1]))
  expect([made.length, made[0]?.isTerminated, time.timers]).toEqual([1, true, 0])
})

class SecurityError extends Error {
  override readonly name = 'SecurityError'
}
