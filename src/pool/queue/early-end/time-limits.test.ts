import { describe, expect, it } from 'vitest'
import { CallTimeoutError, WorkerDiedError } from '../../errors/errors.js'
import { createTimedPool } from '../../testing/test-transport.js'

describe('a call with a time limit', () => {
  it('that waits too long is dropped, and never sent', () => {
    const { pool, time, submit, submitWith, worker, held } = createTimedPool(1)
    submit(1)
    const limited = submitWith(2, { timeoutMs: 10 })
    submit(3)
    time.pass(9)
    expect(limited.outcome).toBe('waiting')
    time.pass(1)
    expect(limited.endings[0]).toMatchObject({
      outcome: 'timedOut',
      value: { code: 'TIMED_OUT', wasSent: false },
    })
    expect(limited.flight).toBeNull()
    worker(0).reply()
    expect([held(), worker(0).isTerminated]).toEqual([[[3]], false])
    expect(pool.stats()).toMatchObject({ timedOut: 1, completed: 1, queued: 0, inFlight: 1 })
  })

  it('that runs too long is told so, and its worker is replaced', () => {
    const { pool, time, submit, submitWith, worker, workers, held } = createTimedPool(1)
    const limited = submitWith(1, { timeoutMs: 10 })
    const [next] = submit(2)
    time.pass(10)
    const { value } = limited.endings[0] ?? {}
    expect(value).toBeInstanceOf(CallTimeoutError)
    expect(value).toMatchObject({ wasSent: true, message: expect.stringMatching(/"work".*10 ms.*timeoutMs/) })
    expect([limited.flight?.worker, worker(0).isTerminated, workers.length]).toEqual([1, true, 2])
    worker(1).sayHello()
    expect([held(), next?.outcome]).toEqual([[[2]], 'waiting'])
    expect(pool.stats()).toMatchObject({ timedOut: 1, workers: { ready: 1, replaced: 1 } })
  })

  it('that runs too long takes the others of its worker with it, but those that may run twice are tried again', () => {
    const { pool, time, submit, submitWith, held, sayHello } = createTimedPool(1, { inFlight: 3 })
    submitWith(1, { timeoutMs: 10 })
    const [lost] = submit(2)
    const again = submitWith(3, { idempotent: true })
    time.pass(10)
    expect(lost?.endings[0]?.value).toBeInstanceOf(WorkerDiedError)
    expect(String(lost?.endings[0]?.value)).toMatch(/overstayed its time limit/)
    expect(again.outcome).toBe('waiting')
    sayHello()
    expect(held()).toEqual([[3]])
    expect(pool.stats()).toMatchObject({ timedOut: 1, failed: 1, retried: 1, inFlight: 1 })
  })

  it('that was answered while the thread was held up completes, and its worker stays', () => {
    const { pool, time, submitWith, worker, held } = createTimedPool(2)
    const [answered, late] = [submitWith(1, { timeoutMs: 10 }), submitWith(2, { timeoutMs: 20 })]
    time.advance(500)
    const [first, second] = held()[0]?.[0] === 1 ? ([0, 1] as const) : ([1, 0] as const)
    time.afterMessages(() => worker(first).reply('in time'))
    time.pass(0)
    expect(answered.endings).toEqual([{ outcome: 'completed', value: 'in time' }])
    expect(late.outcome).toBe('timedOut')
    expect([worker(first).isTerminated, worker(second).isTerminated]).toEqual([false, true])
    expect(pool.stats()).toMatchObject({ completed: 1, timedOut: 1 })
  })

  it('that is made while others are to end ends in its time', () => {
    const { time, submitWith } = createTimedPool(2)
    const first = submitWith(1, { timeoutMs: 10 })
    let next: ReturnType<typeof submitWith> | undefined
    time.advance(10)
    time.afterMessages(() => {
      next = submitWith(2, { timeoutMs: 5 })
    })
    time.pass(4)
    expect([first.outcome, next?.outcome]).toEqual(['timedOut', 'waiting'])
    time.pass(1)
    expect(next?.outcome).toBe('timedOut')
  })

  it('that is answered in time is not told of it later', () => {
    const { time, submitWith, worker } = createTimedPool(1)
    const limited = submitWith(1, { timeoutMs: 10 })
    time.pass(9)
    worker(0).reply()
    time.pass(100)
    expect(limited.endings).toEqual([{ outcome: 'completed', value: 'done' }])
    expect([time.timers, worker(0).isTerminated]).toEqual([0, false])
  })

  it('keeps its limit when it is tried again', () => {
    const { time, submitWith, worker, sayHello } = createTimedPool(1)
    const limited = submitWith(1, { timeoutMs: 10, idempotent: true })
    time.pass(6)
    worker(0).die()
    sayHello()
    time.endTurn()
    expect(worker(1).held).toHaveLength(1)
    time.pass(4)
    expect(limited.outcome).toBe('timedOut')
  })

  it.each([4, 'auto'] as const)('travels alone, batch %s', (batch) => {
    const { time, submit, submitWith, worker } = createTimedPool(1, { batch, inFlight: 9 })
    submit(0)
    time.endTurn()
    worker(0).reply()
    submit(1, 2)
    submitWith(3, { timeoutMs: 10 })
    submit(4, 5)
    // What is too little for a message waits this long for the one under way.
    time.pass(4)
    expect(worker(0).sent.slice(1)).toEqual([[1, 2], [3], [4, 5]])
  })

  it('that runs too long may be made again at once, and not in the worker that is replaced', () => {
    const hand = createTimedPool(1, { inFlight: 2 })
    hand.submitWith(1, { timeoutMs: 10 }, () => hand.submit(2))
    hand.time.pass(10)
    hand.sayHello()
    hand.time.endTurn()
    expect(hand.worker(1).sent).toEqual([[2]])
    expect(hand.pool.stats()).toMatchObject({ timedOut: 1, failed: 0 })
  })
})
