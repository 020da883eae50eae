import { describe, expect, it } from 'vitest'
import { CallAbortedError } from '../../errors/errors.js'
import { createReadyPool, createTimedPool } from '../../testing/test-transport.js'

const withSignal = () => {
  const controller = new AbortController()
  return { controller, signal: controller.signal }
}

describe('a call that is aborted', () => {
  it('before it is made is not sent, and says why', () => {
    const { pool, submitWith, worker } = createReadyPool(1)
    const task = submitWith(1, { signal: AbortSignal.abort('too late') })
    const { outcome, value } = task.endings[0] ?? {}
    expect([outcome, task.flight, worker(0).sent]).toEqual(['cancelled', null, []])
    expect(value).toBeInstanceOf(CallAbortedError)
    expect(value).toMatchObject({ name: 'AbortError', code: 'ABORTED', cause: 'too late' })
    expect(pool.stats()).toMatchObject({ submitted: 1, cancelled: 1 })
  })

  it('while it waits is not sent', () => {
    const { pool, submit, submitWith, worker, held } = createReadyPool(1)
    const { controller, signal } = withSignal()
    submit(1)
    const task = submitWith(2, { signal })
    submit(3)
    controller.abort()
    expect([task.outcome, pool.stats().queued]).toEqual(['cancelled', 1])
    worker(0).reply()
    expect(held()).toEqual([[3]])
  })

  it('while it runs is settled at once; its worker stays, and what it returns late is counted', () => {
    const { pool, submit, submitWith, worker, workers, held } = createReadyPool(1)
    const { controller, signal } = withSignal()
    const task = submitWith(1, { signal })
    submit(2)
    controller.abort()
    expect([task.outcome, task.flight?.worker, worker(0).isTerminated]).toEqual(['cancelled', 1, false])
    expect(pool.stats()).toMatchObject({ cancelled: 1, inFlight: 0, queued: 1, late: 0 })
    worker(0).reply('late')
    expect([task.endings.length, workers.length, held()]).toEqual([1, 1, [[2]]])
    expect(pool.stats()).toMatchObject({ completed: 0, late: 1, inFlight: 1 })
  })

  it('in the midst of a message leaves the others of it alone', () => {
    const { pool, time, submit, submitWith, worker } = createTimedPool(1, { batch: 3 })
    const { controller, signal } = withSignal()
    const [first] = submit(1)
    const second = submitWith(2, { signal })
    const [third] = submit(3)
    time.endTurn()
    controller.abort()
    worker(0).replyBatch()
    expect([first, second, third].map((task) => task?.outcome)).toEqual([
      'completed',
      'cancelled',
      'completed',
    ])
    expect(pool.stats()).toMatchObject({ late: 1, inFlight: 0 })
  })

  it('after it was answered stays as it was', () => {
    const { submitWith, worker } = createReadyPool(1)
    const { controller, signal } = withSignal()
    const task = submitWith(1, { signal })
    worker(0).reply()
    controller.abort()
    expect(task.endings).toEqual([{ outcome: 'completed', value: 'done' }])
  })

  it('as the last that a worker on its way out holds lets that worker go', () => {
    const { pool, submit, submitWith, worker } = createReadyPool(2)
    const { controller, signal } = withSignal()
    submit(1)
    submitWith(2, { signal })
    pool.resize(1).catch(() => undefined)
    expect(worker(1).isTerminated).toBe(false)
    controller.abort()
    expect(worker(1).isTerminated).toBe(true)
    expect(pool.stats().workers).toMatchObject({ asked: 1, starting: 0, ready: 1, retiring: 0, replaced: 0 })
  })

  it('with a thousand others in the queue makes way for the one that is left', () => {
    const { pool, submit, submitWith, worker, held } = createReadyPool(1)
    const controllers = Array.from({ length: 1000 }, () => new AbortController())
    submit(0)
    const tasks = controllers.map(({ signal }, n) => submitWith(n + 1, { signal }))
    const [live] = submit(1001)
    for (const controller of controllers) controller.abort()
    expect(tasks.every(({ outcome, endings }) => outcome === 'cancelled' && endings.length === 1)).toBe(true)
    expect(pool.stats()).toMatchObject({ cancelled: 1000, queued: 1 })
    worker(0).reply()
    expect([held(), live?.outcome]).toEqual([[[1001]], 'waiting'])
    expect(pool.stats()).toMatchObject({ queued: 0, inFlight: 1, oldestWaitingMs: null })
  })

  it('as the last of a short message in a worker on its way out is not waited for by later calls', () => {
    const { pool, time, submit, submitWith, worker } = createTimedPool(2, { batch: 'auto' })
    const { controller, signal } = withSignal()
    submit(1)
    time.endTurn()
    worker(0).reply('done', undefined, 0.06)
    submitWith(2, { signal })
    time.endTurn()
    submitWith(3, { signal })
    time.endTurn()
    expect([worker(0).held.length, worker(1).held.length]).toEqual([1, 1])
    pool.resize(1).catch(() => undefined)
    controller.abort()
    for (const each of [worker(0), worker(1)]) if (!each.isTerminated) each.reply('late')
    for (let n = 0; n < 64; n += 1) {
      submit(10 + n)
      time.pass(10)
      for (const each of [worker(0), worker(1)])
        if (!each.isTerminated && each.held.length > 0) each.reply('done', undefined, 0.001)
    }
    expect(pool.stats()).toMatchObject({ queued: 0, completed: 65 })
  })
})
