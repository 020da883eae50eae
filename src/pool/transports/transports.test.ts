import { afterEach, describe, expect, it } from 'vitest'
import {
  type BatchSize,
  createPool,
  type Pool,
  type TransportName,
  UnclonableError,
  WorkerDiedError,
} from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { transfer } from '../worker.js'

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
  throwOddCause: () => {
    throw new Error('odd', { cause: Symbol('unclonable') })
  },
  functionOf: (n: number) => ({ n, call: () => n }),
  bytesOf: (bytes: Uint8Array) => bytes.length,
  echo: (value: unknown) => value,
  forever: () => new Promise<never>(() => undefined),
  mirror: (values: Float64Array) => values.map((value) => -value),
  handOver: (size: number) => {
    const bytes = new Uint8Array(size).fill(7)
    return transfer(bytes, [bytes.buffer])
  },
}

const WAYS = (['comlink', 'message', 'shared'] satisfies TransportName[]).flatMap((transport) =>
  ([1, 8, 'auto'] satisfies BatchSize[]).map((batch) => ({ transport, batch })),
)

describe.each(WAYS)('a call through the transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  const open = (workers = 1) => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers, ...way })
    return pool
  }
  const errorOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error)
  afterEach(() => pool.close({ force: true }))

  it('resolves with what the function returns, or its promise resolves to', async () => {
    const { api: remote } = open(2)
    const results = [remote.add(1, 2), remote.addLater(3, 4), remote.nothing()]
    await expect(Promise.all(results)).resolves.toEqual([3, 7, undefined])
  })

  it('rejects with name, message and stack of what the function threw, and with its cause', async () => {
    const error = await errorOf(open().api.refuse('disk full'))
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'QuotaError',
      message: 'disk full',
      stack: expect.stringContaining('transports.test.ts'),
      cause: { name: 'RangeError', message: 'the cause', cause: 42 },
    })
    expect(await errorOf(pool.api.refuseLater('still full'))).toMatchObject({
      name: 'QuotaError',
      message: 'still full',
    })
  })

  it('rejects with the error itself when its cause cannot be sent', async () => {
    const error = await errorOf(open().api.throwOddCause())
    expect(error).toMatchObject({ name: 'Error', message: 'odd' })
  })

  it('rejects when the worker serves no function of that name, be it one that every object has', async () => {
    const unknown = open() as Pool<object> as Pool<Record<string, () => void>>
    expect(await errorOf(unknown.call('multiply', []))).toMatchObject({
      name: 'UnservedError',
      code: 'UNSERVED',
      message: expect.stringMatching(/"multiply".*"add"/),
    })
    expect(await errorOf(unknown.call('constructor', []))).toMatchObject({ code: 'UNSERVED' })
    expect(await errorOf(unknown.call('toString', []))).toMatchObject({ code: 'UNSERVED' })
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

  it('that fails in the midst of others fails alone', async () => {
    const { api: remote } = open()
    await remote.add(0, 0)
    const calls = [
      remote.add(1, 1),
      remote.echo(() => 'a function'),
      remote.refuse('not this one'),
      remote.functionOf(1),
      remote.addLater(2, 2),
      remote.echo(Symbol('unclonable')),
      remote.add(3, 3),
    ]
    const ends = await Promise.allSettled(calls)
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.name))).toEqual([
      2,
      'UnclonableError',
      'QuotaError',
      'UnclonableError',
      4,
      'UnclonableError',
      6,
    ])
    expect(pool.stats()).toMatchObject({ submitted: 8, completed: 4, failed: 4, inFlight: 0, queued: 0 })
  })

  it('brings back any value that can be cloned, and numbers exactly', async () => {
    const { api: remote } = open()
    const values = [
      0.1 + 0.2,
      -0,
      Number.NaN,
      Infinity,
      null,
      undefined,
      true,
      false,
      'text',
      { a: [1, 2] },
      2n,
    ]
    expect(await Promise.all(values.map((value) => remote.echo(value)))).toEqual(values)
    await expect(remote.mirror(Float64Array.of(1.5, -2))).resolves.toEqual(Float64Array.of(-1.5, 2))
    const arrays = [Uint8Array.of(1, 2, 3), Int16Array.of(-4), BigInt64Array.of(5n, -6n), new Float32Array(0)]
    expect(await Promise.all(arrays.map((array) => remote.echo(array)))).toEqual(arrays)
    const large = new Float64Array(20_000).fill(0.5)
    await expect(remote.mirror(large)).resolves.toEqual(large.map((value) => -value))
  })

  it('hands a result over that the worker marked so', async () => {
    const bytes = await open().api.handOver(1000)
    expect([bytes.length, bytes[999]]).toEqual([1000, 7])
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
      { workers: 1, ...way },
    )
    await pool.api.nothing()
    const lost = errorOf(pool.api.forever())
    // Calls of a turn travel at its end.
    await Promise.resolve()
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
