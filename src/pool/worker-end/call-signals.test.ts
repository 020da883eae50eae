import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, type PoolOptions } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'
import { callSignal } from '../worker.js'

/** What is heard in a worker, and by whom it is awaited here. */
class Told {
  readonly #told: unknown[] = []
  readonly #heard = new Map<unknown, () => void>()

  tell(what: unknown): void {
    this.#told.push(what)
    this.#heard.get(what)?.()
  }
  async hears(what: unknown): Promise<void> {
    if (!this.#told.includes(what)) await new Promise<void>((resolve) => this.#heard.set(what, resolve))
  }
  get all(): readonly unknown[] {
    return this.#told
  }
}

const createApi = (told: Told) => ({
  add: (a: number, b: number) => a + b,
  /** Goes on until it is called off. */
  wait: (name: string) =>
    new Promise<string>((resolve) => {
      const signal = callSignal()
      told.tell(`${name} waits`)
      signal.addEventListener('abort', () => {
        told.tell(`${name} stops`)
        resolve(name)
      })
    }),
  forever: () => new Promise<never>(() => undefined),
  askLate: async () => {
    await null
    return callSignal()
  },
})
type Waiting = ReturnType<typeof createApi>

describe.each(WAYS)('a call that is called off, transport $transport, batch $batch,', (way) => {
  let pool: Pool<Waiting>
  let told: Told
  const open = async (options: PoolOptions = {}) => {
    told = new Told()
    pool = createPool<Waiting>(() => startChannelWorker(createApi(told)), { workers: 1, ...way, ...options })
    await pool.resize(1)
    return pool
  }
  afterEach(() => pool.close({ force: true }))
  const errorOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)

  it('is heard of by its function, which can stop, and its worker is free again', async () => {
    await open()
    const controller = new AbortController()
    const call = errorOf(pool.call('wait', ['one'], { signal: controller.signal }))
    await told.hears('one waits')
    controller.abort()
    expect(await call).toMatchObject({ code: 'ABORTED' })
    await told.hears('one stops')
    await expect(pool.api.add(1, 2)).resolves.toBe(3)
    expect(pool.stats()).toMatchObject({ cancelled: 1, completed: 1, workers: { replaced: 0 }, atOdds: 0 })
  })

  it('is no other than the one that was called off', async () => {
    await open({ inFlight: 2 })
    const [first, second] = [new AbortController(), new AbortController()]
    const calls = [
      errorOf(pool.call('wait', ['one'], { signal: first.signal, timeoutMs: 60_000 })),
      errorOf(pool.call('wait', ['two'], { signal: second.signal, timeoutMs: 60_000 })),
    ]
    await told.hears('two waits')
    second.abort()
    await told.hears('two stops')
    expect(told.all).not.toContain('one stops')
    first.abort()
    await told.hears('one stops')
    await Promise.all(calls)
  })

  it('before it was begun is never begun', async () => {
    await open()
    const [first, second] = [new AbortController(), new AbortController()]
    const calls = [
      errorOf(pool.call('wait', ['one'], { signal: first.signal })),
      errorOf(pool.call('wait', ['two'], { signal: second.signal })),
    ]
    await told.hears('one waits')
    second.abort()
    expect(await calls[1]).toMatchObject({ code: 'ABORTED' })
    first.abort()
    await expect(pool.api.add(1, 2)).resolves.toBe(3)
    expect(told.all).toEqual(['one waits', 'one stops'])
    expect(pool.stats()).toMatchObject({ cancelled: 2, completed: 1, inFlight: 0, atOdds: 0 })
  })

  it('cannot be asked about after its first await, and says so', async () => {
    await open()
    expect(await errorOf(pool.api.askLate())).toMatchObject({
      message: expect.stringContaining('first await'),
    })
  })
})

it('Outside of a call there is no signal of one.', () => {
  expect(() => callSignal()).toThrow('at its start')
})
