import { describe, expect, it } from 'vitest'
import { WorkerDiedError } from '../errors/errors.js'
import { createTimedPool } from '../testing/test-transport.js'
import { Retries } from './retries.js'

describe('a call that may run twice', () => {
  it('is tried up to three times, then fails with what its last worker died of', () => {
    const { pool, time, submitWith, worker } = createTimedPool(1)
    const task = submitWith(1, { idempotent: true })
    for (const index of [0, 1, 2]) {
      expect(task.outcome).toBe('waiting')
      if (index > 0) {
        time.pass(10_000)
        worker(index).sayHello()
        time.endTurn()
      }
      expect(worker(index).sent).toEqual([[1]])
      worker(index).die(`death ${index}`)
    }
    expect(task.endings).toHaveLength(1)
    expect(task.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
    expect(task.endings[0]?.value).toMatchObject({ attempts: 3, why: 'death 2' })
    expect(String(task.endings[0]?.value)).toMatch(
      /death 2\. It was tried 3 times, and its worker died each time/,
    )
    expect(String(task.endings[0]?.value)).not.toContain('idempotent')
    expect(pool.stats()).toMatchObject({ failed: 1, retried: 2, messages: 3, queued: 0, inFlight: 0 })
  })

  it('goes on where it was never begun, though it may not run twice, but not for ever', () => {
    const retries = new Retries()
    const [task] = createTimedPool(1).submit(1)
    if (!task) expect.unreachable()
    for (const attempts of [1, 2]) {
      expect([retries.areLeft(task), retries.attemptsOf(task)]).toEqual([true, attempts])
      retries.again(task)
    }
    expect([retries.areLeft(task), retries.lost(task), retries.count]).toEqual([false, 'used up', 0])
  })

  it('says why it was not tried again: what it handed over is gone, or it was for that worker only', () => {
    const { pool, worker } = createTimedPool(2)
    const outcomes: unknown[] = []
    const submit = (options: object) =>
      pool.submit({
        ...{ method: 'work', args: [1], submittedAt: 0, idempotent: true, ...options },
        settle: (_outcome, value) => outcomes.push(String(value)),
      })
    submit({ transfer: [new ArrayBuffer(1)] })
    submit({ worker: 2 })
    worker(0).die('first')
    worker(1).die('second')
    expect(outcomes).toEqual([
      expect.stringMatching(/first\. What it handed over went with the worker/),
      expect.stringMatching(/second\. It was for that worker only/),
    ])
  })

  it('shares its error with no other call, whatever it died of', async () => {
    const { pool, time, submit, worker } = createTimedPool(1, { batch: 4, inFlight: 2 })
    const lost = submit(1, 2, 3, 4, 5)
    time.endTurn()
    worker(0).die()
    const closed = submit(6, 7)
    time.endTurn()
    await pool.close({ force: true })
    const broken = createTimedPool(1)
    broken.worker(0).die()
    const failed = broken.submit(1, 2)
    for (const index of [1, 2, 3]) {
      broken.time.pass(60_000)
      broken.workers[index]?.die('no such script')
    }
    const errors = [...lost, ...closed, ...failed].map(({ endings }) => endings[0]?.value)
    expect(errors).not.toContain(undefined)
    expect(new Set(errors).size).toBe(errors.length)
  })

  it('goes before all that waited, in the order in which it was first sent', () => {
    const { time, submit, submitWith, worker, sayHello, held } = createTimedPool(1, { inFlight: 3 })
    submitWith(1, { idempotent: true })
    submit(2)
    submitWith(3, { idempotent: true })
    submit(4, 5)
    worker(0).die()
    sayHello()
    time.endTurn()
    expect(held()).toEqual([[1, 3, 4]])
  })

  it('goes to another worker at the end of the turn', () => {
    const { time, submitWith, worker, held } = createTimedPool(2)
    const task = submitWith(1, { idempotent: true })
    worker(0).die()
    expect(held()).toEqual([[], []])
    time.endTurn()
    expect(held()).toEqual([[1], []])
    worker(1).reply()
    expect(task.outcome).toBe('completed')
  })

  it('has three tries again when it is another call', () => {
    const { pool, time, submitWith, workers, sayHello } = createTimedPool(1)
    for (const number of [1, 2]) {
      const task = submitWith(number, { idempotent: true })
      for (let died = 0; died < 2; died += 1) {
        workers.at(-1)?.die()
        time.pass(10_000)
        sayHello()
        time.endTurn()
      }
      workers.at(-1)?.reply()
      expect(task.outcome).toBe('completed')
    }
    expect(pool.stats()).toMatchObject({ retried: 4, completed: 2 })
  })

  it('fails with its worker in a pool that is closing', async () => {
    const { pool, submitWith, worker } = createTimedPool(1)
    const task = submitWith(1, { idempotent: true })
    const closed = pool.close()
    worker(0).die()
    await closed
    expect(task.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
    expect(pool.stats()).toMatchObject({ failed: 1, retried: 0 })
  })

  it('is answered late by a worker that is gone, which counts as late, and settles nothing', () => {
    const { pool, time, submitWith, worker } = createTimedPool(2)
    const task = submitWith(1, { idempotent: true })
    const [call] = worker(0).held
    worker(0).die()
    time.endTurn()
    worker(0).reply('from beyond', call)
    expect([task.outcome, pool.stats().late]).toEqual(['waiting', 1])
    worker(1).reply('alive')
    expect(task.endings).toEqual([{ outcome: 'completed', value: 'alive' }])
  })
})

describe('a message that cannot be sent', () => {
  it('is taken apart: each call goes by itself, in order, and only the one at fault fails', () => {
    const { pool, time, submit, worker } = createTimedPool(1, { batch: 3 })
    const tasks = submit(1, 2, 3, 4)
    time.endTurn()
    worker(0).failToSend(new Error('a function cannot be cloned'))
    expect(worker(0).sent).toEqual([[1, 2, 3], [1]])
    worker(0).reply()
    worker(0).failToSend(new Error('a function cannot be cloned'))
    worker(0).reply()
    time.endTurn()
    worker(0).reply()
    expect(worker(0).sent).toEqual([[1, 2, 3], [1], [2], [3], [4]])
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['completed', 'failed', 'completed', 'completed'])
    expect(pool.stats()).toMatchObject({ retried: 0, completed: 3, failed: 1 })
  })
})
