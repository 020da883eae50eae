import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, type PoolOptions, QueueFullError, type Shortage } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

/** Ends calls that were told to stay. */
const releases: (() => void)[] = []
const release = () => {
  for (const end of releases.splice(0)) end()
}
/** Of simulated time, which no test reaches. */
const START_LIMIT_MS = 2_000_000
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve))

describe.each(WAYS)('workers that come and go, transport $transport, batch $batch,', (way) => {
  const started: ReturnType<typeof startChannelWorker>[] = []
  const api = {
    add: (a: number, b: number) => a + b,
    stay: () => new Promise<number>((resolve) => releases.push(() => resolve(1))),
    die: () => {
      started.at(-1)?.die('thrown on purpose')
      return new Promise<never>(() => undefined)
    },
  }
  const spawn = () => {
    const worker = startChannelWorker(api)
    started.push(worker)
    return worker
  }
  let pool: Pool<typeof api>
  /** The pool's time, ms: it passes when a test says so, however long the messages between take. */
  let now = 0
  let waits: { readonly at: number; readonly action: () => void }[] = []
  const schedule = (ms: number, action: () => void) => {
    const wait = { at: now + ms, action }
    waits.push(wait)
    return () => {
      waits = waits.filter((other) => other !== wait)
    }
  }
  const open = (options: PoolOptions = {}, start: () => unknown = spawn) => {
    started.length = 0
    releases.length = 0
    now = 0
    waits = []
    pool = createPool<typeof api>(start as typeof spawn, {
      ...{ workers: 1, startTimeoutMs: START_LIMIT_MS, time: { now: () => now, schedule } },
      ...way,
      ...options,
    })
    return pool
  }
  /** Lets a turn pass, and then the time until the pool's next timer, if that is before a moment. */
  const passTurn = async (before = START_LIMIT_MS) => {
    await nextTurn()
    const next = Math.min(...waits.map(({ at }) => at))
    if (next >= before) return
    now = Math.max(now, next)
    const isDue = ({ at }: { readonly at: number }) => at <= now
    const due = waits.filter(isDue)
    waits = waits.filter((wait) => !isDue(wait))
    for (const { action } of due) action()
  }
  /** Lets the pool's time go by until a call has ended. */
  const end = async <T>(call: Promise<T>): Promise<T | { readonly code: string }> => {
    let isOver = false
    const ending = call
      .catch((error: { readonly code: string }) => error)
      .finally(() => {
        isOver = true
      })
    while (!isOver) await passTurn()
    return ending
  }
  afterEach(async () => {
    release()
    await pool.close({ force: true })
  })

  const NO_WORKERS: Readonly<Record<string, () => unknown>> = {
    nothing: () => undefined,
    'a promise of nothing': async () => undefined,
    'a promise that is rejected with nothing': () => Promise.reject(),
    'a number': () => 5,
  }
  it.each(Object.keys(NO_WORKERS))(
    'are none where spawn gives %s: calls reject, none waits for ever',
    async (what) => {
      open({}, NO_WORKERS[what])
      expect(await end(pool.api.add(1, 2))).toMatchObject({ code: 'WORKER_START' })
      await pool.close()
      expect(pool.stats()).toMatchObject({ failed: 1, queued: 0, inFlight: 0 })
    },
  )

  it('come all, though the first starts fail side by side', async () => {
    let starts = 0
    open({ workers: 4 }, () => {
      starts += 1
      if (starts <= 3) throw new Error('a blip')
      return spawn()
    })
    const calls = Array.from({ length: 12 }, (_, n) => pool.api.add(n, 1))
    expect(await end(Promise.all(calls))).toEqual(calls.map((_, n) => n + 1))
    await end(pool.resize(4))
    expect(pool.stats().workers).toMatchObject({ ready: 4, shortage: null })
  })

  it('die three times of a call that may run twice, which then says how often it was tried', async () => {
    const { call } = open()
    const [first, second] = [call('die', [], { idempotent: true }), call('die', [], { idempotent: true })]
    const errors = await Promise.all([end(first), end(second)])
    for (const error of errors) expect(error).toMatchObject({ code: 'WORKER_DIED', attempts: 3 })
    for (const error of errors)
      expect(String(error)).toMatch(/tried 3 times.*thrown on purpose|thrown on purpose.*tried 3 times/)
    for (const error of errors) expect(String(error)).not.toContain('idempotent')
    expect(errors[0]).not.toBe(errors[1])
    expect(await end(pool.api.add(1, 2))).toBe(3)
  })

  it('rest before they are replaced for limits shorter than the work again and again', async () => {
    const told: (Shortage | null)[] = []
    const { call, api: remote } = open({ observer: { workersShort: (shortage) => told.push(shortage) } })
    await remote.add(1, 2)
    for (let deaths = 0; deaths < 3; deaths += 1) {
      // A limit that ends before a worker has begun the call would end the call only.
      while (pool.stats().workers.ready === 0) await passTurn()
      const limit = now + 10
      const limited = call('stay', [], { timeoutMs: 10 })
      while (releases.length === 0) await passTurn(limit)
      expect(await end(limited)).toMatchObject({ code: 'TIMED_OUT' })
      releases.length = 0
    }
    expect(await end(remote.add(3, 4))).toBe(7)
    // The first death may be chance: there is no rest then.
    expect(told).toEqual([
      ...[expect.objectContaining({ missing: 1, cause: 'time-limit' }), null],
      ...[expect.objectContaining({ missing: 1, cause: 'time-limit' }), null],
    ])
    expect(pool.stats().workers).toMatchObject({ ready: 1, shortage: null })
  })

  it('take a call only when one is free, where none may wait', async () => {
    const { api: remote } = open({ queueLimit: 0 })
    await end(pool.resize(1))
    const stays = remote.stay()
    await expect(remote.add(1, 2)).rejects.toThrow(QueueFullError)
    while (releases.length === 0) await nextTurn()
    release()
    expect(await stays).toBe(1)
    expect(await remote.add(1, 2)).toBe(3)
  })

  it('start when they are called, and go when they are idle', async () => {
    const { api: remote } = open({ workers: { min: 0, max: 2, idleMs: 100 } })
    expect([started.length, pool.workerStats()]).toEqual([0, []])
    expect(await remote.add(1, 2)).toBe(3)
    while (pool.workerStats().length > 0) await end(nextTurn())
    expect(await remote.add(3, 4)).toBe(7)
    expect(pool.stats()).toMatchObject({ completed: 2, queued: 0, inFlight: 0 })
  })
})
