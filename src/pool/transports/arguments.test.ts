import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { WAYS } from '../testing/test-ways.js'

const api = {
  add: (a: number, b: number) => a + b,
  bump: (counter: { n: number }) => {
    counter.n += 1
    return counter.n
  },
  first: (values: ArrayLike<number>) => values[0],
  areSame: (a: unknown, b: unknown) => a === b,
  sizeOf: (buffer: ArrayBuffer) => buffer.byteLength,
  echo: (value: unknown) => value,
}

describe.each(WAYS)('what a call is given, transport $transport, batch $batch,', (way) => {
  let pool: Pool<typeof api>
  /** With one call known, so that others may share a message. */
  const open = async () => {
    pool = createPool<typeof api>(() => startChannelWorker(api), { workers: 1, ...way })
    await Promise.all([pool.api.bump({ n: 0 }), pool.api.first([0]), pool.api.add(0, 0)])
    return pool.api
  }
  afterEach(() => pool.close({ force: true }))

  it('is its own, though other calls of the turn were given the same object', async () => {
    const remote = await open()
    const counter = { n: 0 }
    const ends = await Promise.all([1, 2, 3, 4].map(() => remote.bump(counter)))
    expect([ends, counter]).toEqual([[1, 1, 1, 1], { n: 0 }])
  })

  it('is what it was at the call, whatever the caller does with it afterwards', async () => {
    const remote = await open()
    const [bytes, list, args] = [Uint8Array.of(1), [1], [1, 1] as [number, number]]
    // The second waits behind the first.
    const calls = [remote.first(bytes), remote.first(list), pool.call('add', args), remote.first(bytes)]
    bytes[0] = 2
    list[0] = 2
    args[0] = 2
    const later = remote.first(bytes)
    bytes[0] = 3
    await expect(Promise.all([...calls, later])).resolves.toEqual([1, 1, 2, 1, 2])
  })

  it('keeps what is one object within it', async () => {
    const remote = await open()
    const object = { n: 0 }
    const bytes = Uint8Array.of(1)
    await expect(
      Promise.all([
        remote.areSame(object, object),
        remote.areSame(object, { n: 0 }),
        remote.areSame(bytes, bytes),
      ]),
    ).resolves.toEqual([true, false, true])
  })

  it('is gone from the caller at once when it is handed over, be the worker busy or not', async () => {
    await open()
    const buffers = [1, 2, 3].map((size) => new ArrayBuffer(size))
    const sizes = buffers.map((buffer) => pool.call('sizeOf', [buffer], { transfer: [buffer] }))
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0])
    await expect(Promise.all(sizes)).resolves.toEqual([1, 2, 3])
  })

  it('rejects the call alone when it cannot be cloned, and hands nothing over', async () => {
    const remote = await open()
    const buffer = new ArrayBuffer(8)
    const throwing = {
      get trap(): number {
        throw new RangeError('read')
      },
    }
    const calls = [
      remote.add(1, 1),
      remote.echo(() => 0),
      pool.call('echo', [[buffer, Symbol('no')]], { transfer: [buffer] }),
      remote.echo(throwing),
      remote.add(2, 2),
    ]
    const ends = await Promise.allSettled(calls)
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.code))).toEqual([
      2,
      'UNCLONABLE',
      'UNCLONABLE',
      'UNCLONABLE',
      4,
    ])
    expect(buffer.byteLength).toBe(8)
    expect(pool.stats()).toMatchObject({ failed: 3, inFlight: 0, queued: 0, atOdds: 0 })
  })
})

it.each(WAYS)(
  'A call that finds the queue full keeps what it would have handed over: transport $transport, batch $batch.',
  async (way) => {
    const pool = createPool<typeof api>(() => startChannelWorker(api), {
      workers: 1,
      queueLimit: 1,
      ...way,
    })
    const waiting = pool.api.add(1, 1)
    const buffer = new ArrayBuffer(8)
    const refused = pool.call('sizeOf', [buffer], { transfer: [buffer] })
    await expect(refused).rejects.toMatchObject({ code: 'QUEUE_FULL' })
    expect([buffer.byteLength, await waiting]).toEqual([8, 2])
    await pool.close()
  },
)

it.each(WAYS)(
  'A call that runs again is given what it was given at first: transport $transport, batch $batch.',
  async (way) => {
    const workers: ReturnType<typeof startChannelWorker>[] = []
    const silent = { first: () => new Promise<never>(() => undefined) }
    const pool = createPool<Pick<typeof api, 'first'>>(
      () => {
        const worker = startChannelWorker(workers.length === 0 ? silent : { first: api.first })
        workers.push(worker)
        return worker
      },
      { workers: 1, ...way },
    )
    await pool.resize(1)
    const values = [1]
    const call = pool.call('first', [values], { idempotent: true })
    values[0] = 2
    await Promise.resolve()
    workers[0]?.die('killed')
    await expect(call).resolves.toBe(1)
    await pool.close({ force: true })
  },
)
