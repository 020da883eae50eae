import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, UnclonableError, WorkerDiedError } from './index'
import { startChannelWorker } from './test-thread'

class QuotaError extends Error {
  override readonly name = 'QuotaError'
}

const api = {
  add: (a: number, b: number) => a + b,
  addLater: async (a: number, b: number) => a + b,
  nothing: () => undefined,
  refuse: (why: string) => {
    throw new QuotaError(why, { cause: new RangeError('the cause', { cause: 42 }) })
  },
  refuseLater: async (why: string) => {
    throw new QuotaError(why)
  },
  throwText: () => {
    throw 'only text'
  },
  throwOddCause: () => {
    throw new Error('odd', { cause: Symbol('unclonable') })
  },
  throwCircle: () => {
    const error = new Error('circle')
    error.cause = error
    throw error
  },
  functionOf: (n: number) => ({ n, call: () => n }),
  bytesOf: (bytes: Uint8Array) => bytes.length,
  echo: (value: unknown) => value,
  forever: () => new Promise<never>(() => undefined),
}

describe('a call through Comlink', () => {
  let pool: Pool<typeof api>
  const open = (workers = 1) => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers })
    return pool
  }
  const errorOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error)
  afterEach(() => pool.close({ force: true }))

  it('resolves with what the function returns, or its promise resolves to', async () => {
    const { api: remote } = open(2)
    const results = [remote.add(1, 2), remote.addLater(3, 4), remote.nothing()]
    await expect(Promise.all(results)).resolves.toEqual([3, 7, undefined])
  })

  it('rejects with name, message and stack of what the function threw, and with its cause as plain data', async () => {
    const error = await errorOf(open().api.refuse('disk full'))
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'QuotaError',
      message: 'disk full',
      stack: expect.stringContaining('comlink-lane.test.ts'),
      cause: { name: 'RangeError', message: 'the cause', cause: 42 },
    })
    expect(await errorOf(pool.api.refuseLater('still full'))).toMatchObject({
      name: 'QuotaError',
      message: 'still full',
    })
  })

  it('rejects with an Error when the function threw something else', async () => {
    expect(await errorOf(open().api.throwText())).toMatchObject({ name: 'Error', message: 'only text' })
  })

  it.each(['throwOddCause', 'throwCircle'] as const)(
    'rejects with the error itself when its cause cannot be sent: %s',
    async (method) => {
      const error = await errorOf(open().api[method]())
      expect(error).toMatchObject({ name: 'Error', message: expect.stringMatching(/^(odd|circle)$/) })
    },
  )

  it('rejects when the worker serves no function of that name, be it one that every object has', async () => {
    const unknown = open() as Pool<object> as Pool<Record<string, () => void>>
    expect(await errorOf(unknown.call('multiply', []))).toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining('"multiply"'),
    })
    expect(await errorOf(unknown.call('constructor', []))).toMatchObject({ name: 'TypeError' })
    expect(await errorOf(unknown.call('toString', []))).toMatchObject({ name: 'TypeError' })
  })

  it('hands over what it is told to transfer, and copies it otherwise', async () => {
    open()
    const [copied, moved] = [new Uint8Array(8), new Uint8Array(16)]
    await expect(pool.call('bytesOf', [copied])).resolves.toBe(8)
    await expect(pool.call('bytesOf', [moved], { transfer: [moved.buffer] })).resolves.toBe(16)
    expect([copied.length, moved.length]).toEqual([8, 0])
  })

  it('rejects when an argument or the result cannot be sent, names the function, and the worker serves on', async () => {
    open()
    const argument = await errorOf(pool.api.echo(() => 'a function'))
    const result = await errorOf(pool.api.functionOf(1))
    expect(argument).toBeInstanceOf(UnclonableError)
    expect(result).toBeInstanceOf(UnclonableError)
    expect([String(argument), String(result)]).toEqual([
      expect.stringContaining('"echo"'),
      expect.stringContaining('"functionOf"'),
    ])
    await expect(pool.api.add(2, 2)).resolves.toBe(4)
    expect(pool.stats()).toMatchObject({
      failed: 2,
      completed: 1,
      inFlight: 0,
      workers: { ready: 1, replaced: 0 },
    })
  })

  it('returns the right result to each of a thousand calls over four workers', async () => {
    const { api: remote } = open(4)
    const sums = await Promise.all(Array.from({ length: 1000 }, (_, n) => remote.add(n, 1)))
    expect(sums).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1))
    expect(pool.stats()).toMatchObject({ submitted: 1000, completed: 1000, queued: 0, inFlight: 0 })
  })

  it('rejects when its worker dies, and the next call runs in the one that replaces it', async () => {
    const workers: ReturnType<typeof startChannelWorker>[] = []
    pool = createPool<typeof api>(
      () => {
        const worker = startChannelWorker(api)
        workers.push(worker)
        return worker
      },
      { workers: 1 },
    )
    await pool.api.nothing()
    const lost = errorOf(pool.api.forever())
    workers[0]?.die('killed')
    expect(await lost).toBeInstanceOf(WorkerDiedError)
    await expect(pool.api.add(1, 1)).resolves.toBe(2)
  })

  it('that never returns does not hold up a forced close', async () => {
    const forever = errorOf(open().api.forever())
    await pool.resize(1)
    await pool.close({ force: true })
    expect(await forever).toMatchObject({ code: 'POOL_CLOSED' })
  })
})
