import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool, WorkerDiedError } from '../index.js'
import { startChannelWorker } from '../testing/test-thread.js'
import { createTimedPool } from '../testing/test-transport.js'
import { WAYS } from '../testing/test-ways.js'

/** Options of a call that replaces its worker, and what aborts it. */
const replacing = () => {
  const controller = new AbortController()
  return {
    abort: () => controller.abort(),
    options: { signal: controller.signal, onAbort: 'replace' as const },
  }
}

describe('a call that is aborted while it runs', () => {
  it('keeps its worker unless said', () => {
    const { submitWith, workers, worker } = createTimedPool(1)
    const controller = new AbortController()
    submitWith(1, { signal: controller.signal })
    controller.abort()
    expect([workers.length, worker(0).isTerminated]).toEqual([1, false])
  })

  it('has its worker replaced when asked to, and the next call runs in the new one', () => {
    const { pool, submit, submitWith, worker, held } = createTimedPool(1)
    const { abort, options } = replacing()
    const task = submitWith(1, options)
    const [next] = submit(2)
    abort()
    expect([task.outcome, worker(0).isTerminated]).toEqual(['cancelled', true])
    worker(1).sayHello()
    expect([held(), next?.outcome]).toEqual([[[2]], 'waiting'])
    expect(pool.stats()).toMatchObject({ cancelled: 1, failed: 0, workers: { replaced: 1 } })
  })

  it('replaces no worker while it waits, nor once it has been answered', () => {
    const { submit, submitWith, worker, workers } = createTimedPool(1)
    const [first, second] = [replacing(), replacing()]
    submit(1)
    submitWith(2, first.options)
    first.abort()
    worker(0).reply()
    const task = submitWith(3, second.options)
    worker(0).reply()
    second.abort()
    expect([workers.length, task.outcome]).toEqual([1, 'completed'])
  })

  it('shares no message with others, which would have to pay', () => {
    const { time, submit, submitWith, worker } = createTimedPool(1, { batch: 8 })
    submit(1, 2)
    submitWith(3, replacing().options)
    submit(4, 5)
    time.endTurn()
    while (worker(0).held.length > 0) {
      worker(0).replyBatch()
      time.endTurn()
    }
    expect(worker(0).sent).toEqual([[1, 2], [3], [4, 5]])
  })

  it('fails what else its worker held, and what may run twice goes to another', () => {
    const { time, submitWith, worker, held } = createTimedPool(2, { inFlight: 3 })
    const { abort, options } = replacing()
    submitWith(1, options)
    submitWith(2, {})
    const plain = submitWith(3, {})
    submitWith(4, {})
    const idempotent = submitWith(5, { idempotent: true })
    expect(held()).toEqual([
      [1, 3, 5],
      [2, 4],
    ])
    abort()
    time.endTurn()
    expect(plain.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
    expect(String(plain.endings[0]?.value)).toContain('another call it held, "work", was called off')
    expect([idempotent.outcome, worker(0).isTerminated, held()[0]]).toEqual(['waiting', true, [2, 4, 5]])
  })

  it('again and again costs rests, of no more than a fifth of a second', () => {
    const { pool, time, submitWith, workers } = createTimedPool(1)
    const rests: number[] = []
    for (let aborted = 0; aborted < 6; aborted += 1) {
      workers.at(-1)?.sayHello()
      const { abort, options } = replacing()
      submitWith(1, options)
      abort()
      const { retryInMs = 0, cause } = pool.stats().workers.shortage ?? {}
      if (retryInMs > 0) expect(cause).toBe('aborted')
      rests.push(retryInMs)
      time.pass(retryInMs)
    }
    expect(rests).toEqual([0, 50, 100, 200, 200, 200])
  })
})

describe.each(WAYS)('an abort that replaces, transport $transport, batch $batch,', (way) => {
  let pool: Pool<{ forever: () => Promise<never>; add: (a: number, b: number) => number }>
  afterEach(() => pool.close({ force: true }))

  it('frees a pool whose only worker would never return', async () => {
    const api = { forever: () => new Promise<never>(() => undefined), add: (a: number, b: number) => a + b }
    pool = createPool(() => startChannelWorker(api), { workers: 1, ...way })
    await pool.resize(1)
    const { abort, options } = replacing()
    const ended = pool.call('forever', [], options).catch((error: unknown) => error)
    const next = pool.api.add(1, 2)
    // The first call goes out at the end of the turn.
    await Promise.resolve()
    abort()
    expect(await ended).toMatchObject({ code: 'ABORTED' })
    await expect(next).resolves.toBe(3)
    expect(pool.stats()).toMatchObject({ failed: 0, workers: { replaced: 1 } })
  })
})
