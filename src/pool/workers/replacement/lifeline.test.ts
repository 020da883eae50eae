import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPool, WorkerDiedError } from '../../index.js'
import { startChannelWorker } from '../../testing/test-thread.js'
import { watchLifeline } from './lifeline.js'

interface Request {
  readonly name: string
  readonly onGranted: () => unknown
}

/** Locks as browsers keep them: one holder a name, others wait; `release` is what the end of a thread does. */
class FakeLocks {
  readonly #held = new Map<string, Request>()
  #waiting: Request[] = []
  #onWaiting: () => void = () => undefined

  get names(): readonly string[] {
    return [...this.#held.keys()]
  }
  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when so many wait. */
  haveWaiting(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onWaiting = () => this.waiting >= count && resolve()
      this.#onWaiting()
    })
  }

  readonly request = (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const onGranted = rest.at(-1) as () => unknown
    const { signal } = (rest.length > 1 ? rest[0] : {}) as { readonly signal?: AbortSignal }
    const request = { name, onGranted }
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== request)
        reject(signal.reason)
      })
      if (!this.#held.has(name)) {
        this.#grant(request)
        return
      }
      this.#waiting.push(request)
      this.#onWaiting()
    })
  }

  release(name: string): void {
    this.#held.delete(name)
    const next = this.#waiting.find((request) => request.name === name)
    this.#waiting = this.#waiting.filter((request) => request !== next)
    if (next) this.#grant(next)
  }

  #grant(request: Request): void {
    this.#held.set(request.name, request)
    request.onGranted()
  }
}

let locks: FakeLocks
beforeEach(() => {
  locks = new FakeLocks()
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => void vi.unstubAllGlobals())

describe('a worker whose lock is released without a word', () => {
  const api = { add: (a: number, b: number) => a + b, forever: () => new Promise<never>(() => undefined) }

  it('is dead: its calls reject, and another takes its place', async () => {
    const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1 })
    await pool.api.add(1, 1)
    await locks.haveWaiting(1)
    const lost = pool.api.forever().catch((error: unknown) => error)
    await Promise.resolve()
    expect(pool.stats().inFlight).toBe(1)
    locks.release(locks.names[0] ?? '')
    const error = await lost
    expect(error).toBeInstanceOf(WorkerDiedError)
    expect(String(error)).toMatch(/terminated, closed itself or ran out of memory/)
    await expect(pool.api.add(2, 2)).resolves.toBe(4)
    expect(pool.stats().workers).toMatchObject({ ready: 1, replaced: 1 })
    await pool.close({ force: true })
  })

  it('is not waited for once the pool has let it go', async () => {
    const pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 2 })
    await pool.resize(2)
    await locks.haveWaiting(2)
    await pool.close()
    expect([locks.waiting, locks.names.length]).toEqual([0, 2])
    expect(pool.stats().workers.replaced).toBe(0)
  })
})

describe('a lifeline', () => {
  it('tells of the end of its holder, and not once it was called off', () => {
    const deaths: string[] = []
    for (const name of ['one', 'two']) locks.request(name, () => undefined)
    watchLifeline('one', () => deaths.push('one'))
    watchLifeline('two', () => deaths.push('two'))()
    locks.release('one')
    locks.release('two')
    expect(deaths).toEqual(['one'])
  })

  it('is of no use, and no harm, where there are no locks', () => {
    vi.stubGlobal('navigator', {})
    expect(watchLifeline('one', () => undefined)).not.toThrow()
  })
})
