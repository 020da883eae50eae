import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, type PoolOptions } from '../../index.js'
import { type ChannelWorker, startChannelWorker } from '../../testing/test-thread.js'
import { HandTime } from '../../testing/test-time.js'
import { WAYS } from '../../testing/test-ways.js'
import type { ServeOptions } from '../../worker.js'

interface InitApi {
  readonly given: () => unknown
  readonly forever: () => Promise<never>
}

describe.each(WAYS)('init data, transport $transport, batch $batch,', (way) => {
  const workers: ChannelWorker[] = []
  let pool: Pool<InitApi>
  /** A pool of workers that remember their init data, or take them by `init`. */
  const open = (options: PoolOptions, init?: ServeOptions['init'] | null) => {
    workers.length = 0
    const spawn = () => {
      let given: unknown = 'nothing'
      const api = { given: () => given, forever: () => new Promise<never>(() => undefined) }
      const remember = (data: unknown) => {
        given = data
      }
      const worker = startChannelWorker(api, init === null ? {} : { init: init ?? remember })
      workers.push(worker)
      return worker
    }
    pool = createPool<InitApi>(spawn, { workers: 1, ...way, ...options })
    return pool
  }
  afterEach(() => pool.close({ force: true }))

  it('reach every worker before its first call, as they were when the pool was created', async () => {
    const init = { seed: 2016, table: Float64Array.of(1, 2) }
    open({ init })
    init.table[0] = 9
    await expect(pool.api.given()).resolves.toEqual({ seed: 2016, table: Float64Array.of(1, 2) })
  })

  it('reach a worker that replaces another', async () => {
    open({ init: 'the same' })
    await pool.api.given()
    workers[0]?.die('killed')
    await expect(pool.api.given()).resolves.toBe('the same')
    expect(workers).toHaveLength(2)
  })

  it('are undefined for a worker that asks for them in a pool that has none', async () => {
    await expect(open({}).api.given()).resolves.toBeUndefined()
  })

  it('may take the worker a while: it is not ready before', async () => {
    let finish: () => void = () => undefined
    const told: string[] = []
    open(
      { init: 1 },
      () =>
        new Promise<void>((resolve) => {
          finish = () => {
            told.push('init')
            resolve()
          }
          // The pool has heard by then that the worker awaits them.
          setTimeout(finish)
        }),
    )
    await pool.api.given().then(() => told.push('call'))
    expect(told).toEqual(['init', 'call'])
  })

  it('that a worker cannot take are a failed start with what its init threw', async () => {
    open({ init: 1, ...fastTime }, () => {
      throw new TypeError('no such model')
    })
    await expect(pool.api.given()).rejects.toMatchObject({
      code: 'WORKER_START',
      reason: 'init-failed',
      message: expect.stringContaining('no such model'),
      cause: { name: 'TypeError' },
    })
  })

  it('that a worker has nothing to take with have calls reject at once', async () => {
    open({ init: 1 }, null)
    await expect(pool.api.given()).rejects.toThrow('no init function')
  })
})

/** A pool's time in which every rest is over at once; limits of starts never run out, as no time passes. */
const fastTime: PoolOptions = {
  time: { now: () => 0, schedule: (ms, action) => (ms > 10_000 ? () => undefined : cancellable(action)) },
}
const cancellable = (action: () => void) => {
  let isOff = false
  setTimeout(() => !isOff && action())
  return () => {
    isOff = true
  }
}

describe('init data', () => {
  it('that cannot be cloned are refused when the pool is created', () => {
    expect(() => createPool(() => startChannelWorker({ idle: () => undefined }), { init: () => 1 })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION', option: 'init' }),
    )
  })

  it('that a worker takes for ever to take are a failed start, which says that it was init', async () => {
    const time = new HandTime()
    const worker = startChannelWorker({ idle: () => undefined }, { init: () => new Promise(() => undefined) })
    // Before the pool listens: what is the pool's own, nobody hears after it.
    const heard = new Promise<void>((resolve) => {
      worker.addEventListener('message', ({ data }: Event & { data?: { pool?: string } }) => {
        if (data?.pool === 'awaits-init') resolve()
      })
    })
    const pool = createPool<{ work: () => void }>(() => worker, {
      workers: 1,
      init: 1,
      startTimeoutMs: 500,
      time,
    })
    await heard
    time.pass(500)
    expect(pool.stats().workers.shortage?.why).toContain('init function did not finish within 500 ms')
    await pool.close()
  })
})
