import { describe, expect, it } from 'vitest'
import { HandTime } from '../../testing/test-time.js'
import { createHandPool, createTimedPool } from '../../testing/test-transport.js'

const createPoolInTime = (workers = 1) => {
  const time = new HandTime()
  return { time, ...createHandPool({ time, workers }) }
}

const greetAndDie = (worker: { readonly sayHello: () => void; readonly die: () => void }) => {
  worker.sayHello()
  worker.die()
}

describe('workers that greet and die before they return anything', () => {
  it('are replaced at once the first time, then after ever longer rests', () => {
    const { time, worker, workers } = createPoolInTime()
    greetAndDie(worker(0))
    expect(workers).toHaveLength(2)
    for (const [started, restMs] of [
      [2, 50],
      [3, 100],
      [4, 200],
    ] as const) {
      greetAndDie(worker(started - 1))
      time.pass(restMs - 1)
      expect(workers).toHaveLength(started)
      time.pass(1)
      expect(workers).toHaveLength(started + 1)
    }
  })

  it('are forgiven once one returned a call', () => {
    const { submit, worker, workers } = createPoolInTime()
    greetAndDie(worker(0))
    submit(1)
    worker(1).sayHello()
    worker(1).reply('done')
    worker(1).die()
    greetAndDie(worker(2))
    expect(workers).toHaveLength(4)
  })

  it('are not waited for by a resize, which tries at once', () => {
    const { pool, worker, workers } = createPoolInTime()
    greetAndDie(worker(0))
    greetAndDie(worker(1))
    expect(workers).toHaveLength(2)
    pool.resize(1).catch(() => undefined)
    expect(workers).toHaveLength(3)
  })

  it('side by side count as one', () => {
    const { workers, sayHello } = createPoolInTime(4)
    sayHello()
    for (const worker of workers.slice(0, 4)) worker.die()
    expect(workers).toHaveLength(8)
  })
})

describe('a time limit shorter than the work', () => {
  it('has workers replaced at once the first time, then after ever longer rests, of which the statistics say why', () => {
    const { pool, time, submitWith, worker, workers } = createTimedPool(1)
    const overstay = () => {
      workers.at(-1)?.sayHello()
      submitWith(1, { timeoutMs: 10 })
      time.pass(10)
    }
    overstay()
    expect(workers).toHaveLength(2)
    expect(pool.stats().workers.shortage).toBeNull()
    overstay()
    expect(workers).toHaveLength(2)
    expect(pool.stats().workers).toMatchObject({
      starting: 0,
      shortage: {
        missing: 1,
        cause: 'time-limit',
        times: 2,
        retryInMs: 50,
        why: expect.stringContaining('"work"'),
      },
    })
    time.pass(50)
    expect([workers.length, pool.stats().workers.shortage]).toEqual([3, null])
    overstay()
    time.pass(99)
    expect(workers).toHaveLength(3)
    time.pass(1)
    worker(3).sayHello()
    expect(pool.stats().workers).toMatchObject({ ready: 1, replaced: 3 })
  })

  it('never has the pool rest longer than five seconds', () => {
    const { pool, time, submitWith, workers } = createTimedPool(1)
    let longest = 0
    for (let replaced = 0; replaced < 12; replaced += 1) {
      workers.at(-1)?.sayHello()
      submitWith(1, { timeoutMs: 10 })
      time.pass(10)
      const { retryInMs = 0 } = pool.stats().workers.shortage ?? {}
      longest = Math.max(longest, retryInMs)
      time.pass(retryInMs)
    }
    expect(longest).toBe(5000)
  })

  it('that most calls keep to costs no rest: each answer forgives half', () => {
    const { time, submit, submitWith, workers } = createTimedPool(1)
    for (let replaced = 0; replaced < 5; replaced += 1) {
      const started = workers.length
      workers.at(-1)?.sayHello()
      submit(1)
      workers.at(-1)?.reply()
      submitWith(2, { timeoutMs: 10 })
      time.pass(10)
      expect(workers).toHaveLength(started + 1)
    }
  })

  it('of calls that run out together counts as one', () => {
    const { time, submitWith, workers } = createTimedPool(4)
    for (const number of [1, 2, 3, 4]) submitWith(number, { timeoutMs: 10 })
    time.pass(10)
    expect(workers).toHaveLength(8)
  })
})
