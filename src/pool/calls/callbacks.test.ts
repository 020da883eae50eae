import { type Remote, releaseProxy } from 'comlink'
import { afterEach, describe, expect, it } from 'vitest'
import { CallbackError, createPool, type Pool, type PoolOptions, proxy } from '../index.js'
import { type ChannelWorker, startChannelWorker } from '../testing/test-thread.js'
import { BATCHES, WAYS } from '../testing/test-ways.js'

type Progress = (done: number) => unknown
interface Log {
  note(text: string): number
}
/** What the function still had of its callback when it had ended. */
let kept: Remote<Progress> | null = null
const asRemote = (callback: Progress) => callback as unknown as Remote<Progress>

const api = {
  add: (a: number, b: number) => a + b,
  steps: async (count: number, onProgress: Progress) => {
    for (let step = 1; step <= count; step += 1) await onProgress(step)
    return count
  },
  /** Does not wait for what it calls. */
  hasty: (count: number, onProgress: Progress) => {
    for (let step = 1; step <= count; step += 1) void onProgress(step)
    return count
  },
  ask: async (question: (n: number) => number) => (await question(20)) + 1,
  both: async (first: Progress, text: string, second: Progress) => [await first(1), text, await second(2)],
  note: async (log: Log) => log.note('text'),
  keep: (callback: Progress) => {
    kept = asRemote(callback)
  },
  letGo: (callback: Progress) => asRemote(callback)[releaseProxy](),
  fail: async (onProgress: Progress) => {
    await onProgress(1)
    throw new RangeError('failed')
  },
  endless: async (onProgress: Progress) => {
    for (;;) await onProgress(1)
  },
}

describe.each(BATCHES)('a callback among the arguments, through Comlink, batch %s,', (batch) => {
  let pool: Pool<typeof api>
  const workers: ChannelWorker[] = []
  const open = (options: PoolOptions = {}) => {
    workers.length = 0
    const spawn = () => {
      const worker = startChannelWorker(api)
      workers.push(worker)
      return worker
    }
    pool = createPool<typeof api>(spawn, { workers: 1, batch, ...options })
    return pool
  }
  afterEach(() => pool.close({ force: true }))

  it('is called while the call runs, and answers', async () => {
    const seen: number[] = []
    const note = proxy((done: number) => void seen.push(done))
    const { api: remote } = open()
    const calls = [remote.add(1, 1), remote.steps(3, note), remote.add(2, 2)]
    expect(await Promise.all(calls)).toEqual([2, 3, 4])
    expect(seen).toEqual([1, 2, 3])
    expect(await remote.ask(proxy((n: number) => n * 2))).toBe(41)
  })

  it('has heard all that it was told when the call settles, though the function did not wait', async () => {
    const seen: number[] = []
    expect(
      await open().api.hasty(
        50,
        proxy((done: number) => void seen.push(done)),
      ),
    ).toBe(50)
    expect(seen).toHaveLength(50)
  })

  it('may be one of several, or an object with functions', async () => {
    const { api: remote } = open()
    const [first, second] = [proxy(() => 'a'), proxy(() => 'b')]
    expect(await remote.both(first, 'text', second)).toEqual(['a', 'text', 'b'])
    class Counter implements Log {
      #notes = 0
      note(): number {
        this.#notes += 1
        return this.#notes
      }
    }
    expect(await pool.call('note', [proxy(new Counter())], { timeoutMs: 60_000 })).toBe(1)
  })

  it('that throws rejects where it was called, and so does a call of nothing', async () => {
    const { api: remote } = open()
    const spite = proxy(() => {
      throw new RangeError('spite')
    })
    await expect(remote.ask(spite)).rejects.toMatchObject({ message: 'spite' })
    const call = pool.call as unknown as (...args: readonly unknown[]) => Promise<unknown>
    await expect(call('nothing', [spite])).rejects.toThrow(/no function "nothing"/)
    await expect(call('ask', [spite, () => 1])).rejects.toMatchObject({ code: 'UNCLONABLE' })
    expect(pool.stats()).toMatchObject({ failed: 3, inFlight: 0, queued: 0 })
  })

  it('is let go when the call settles, whoever kept it', async () => {
    const { api: remote } = open()
    await remote.keep(proxy(() => 1))
    expect(() => kept?.(1)).toThrow(/released/)
    await remote.letGo(proxy(() => 1))
    await expect(remote.fail(proxy(() => 1))).rejects.toThrow(new RangeError('failed'))
    expect(await remote.add(1, 1)).toBe(2)
  })

  it('is not called once the call was called off, and the function hears so', async () => {
    open()
    const controller = new AbortController()
    let calls = 0
    const progress = proxy(() => {
      calls += 1
      if (calls === 3) controller.abort()
    })
    await expect(pool.call('endless', [progress], { signal: controller.signal })).rejects.toMatchObject({
      code: 'ABORTED',
    })
    // The worker is free again: its function's next callback failed.
    expect(await pool.api.add(1, 1)).toBe(2)
    expect(calls).toBe(3)
  })

  it('ends with its worker: the call is not made again, even if it may run twice', async () => {
    open()
    const progress = proxy(() => void workers[0]?.die('killed'))
    const lost = pool.call('endless', [progress], { idempotent: true })
    await expect(lost).rejects.toMatchObject({ code: 'WORKER_DIED' })
    expect(await pool.api.add(1, 1)).toBe(2)
  })
})

it.each(WAYS.filter(({ transport }) => transport !== 'comlink'))(
  'A callback is refused before anything is sent where it cannot be called: transport $transport, batch $batch.',
  async (way) => {
    const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way })
    const before = pool.api.add(1, 2)
    const buffer = new ArrayBuffer(8)
    const call = pool.call as unknown as (...args: readonly unknown[]) => Promise<unknown>
    const lost = [pool.api.ask(proxy(() => 1)), call('ask', [proxy(() => 1), buffer], { transfer: [buffer] })]
    for (const promise of lost) await expect(promise).rejects.toBeInstanceOf(CallbackError)
    expect([await before, buffer.byteLength]).toEqual([3, 8])
    expect(pool.stats()).toMatchObject({ submitted: 1, completed: 1 })
    await pool.close({ force: true })
  },
)
