import { describe, expect, it } from 'vitest'
import { micros } from '../domain/time'
import type { Flight, Pool, Task } from '../pool/index'
import { exchangeClocks } from './clock-exchange'

const STEP = micros(5)
const never = new AbortController().signal

/** A pool of which only what the exchange asks is there: workers that answer after 20 µs each way. */
const poolOf = (skewsMs: readonly number[], answers: (task: Task) => boolean = () => true): Pool<object> => {
  let now = 1000
  const submit = (task: Task) => {
    if (!answers(task)) {
      task.settle('failed', new Error('gone'), null)
      return
    }
    const skew = skewsMs[(task.worker ?? 0) - 1] ?? 0
    const arrived = now + 0.02
    const flight: Flight = {
      worker: task.worker ?? 0,
      dispatchedAt: now,
      startedAt: arrived + skew,
      finishedAt: arrived + skew,
      receivedAt: arrived + 0.02,
    }
    now += 0.05
    task.settle('completed', undefined, flight)
  }
  return { submit, workers: () => skewsMs.map((_, index) => index + 1) } as unknown as Pool<object>
}

describe('the exchange of pings', () => {
  it('finds clocks that are where their time origins say', async () => {
    const { measured, off, worstUs, boundUs } = await exchangeClocks(poolOf([0, 0.01, -0.01]), STEP, never)
    expect([measured, off]).toEqual([3, 0])
    expect(worstUs).toBeCloseTo(10, 6)
    expect(boundUs).toBeCloseTo(20 + 2 * 5, 6)
  })

  it('finds a clock that is off by more than the pings may be wrong', async () => {
    const { off, worstUs } = await exchangeClocks(poolOf([0, 0.5, 0]), STEP, never)
    expect(off).toBe(1)
    expect(worstUs).toBeCloseTo(500, 6)
  })

  it('goes on without a worker that does not answer, and says how many were measured', async () => {
    const { measured, off } = await exchangeClocks(
      poolOf([0, 0, 0], ({ worker }) => worker !== 2),
      STEP,
      never,
    )
    expect([measured, off]).toEqual([2, 0])
  })

  it('measures none once it was called off', async () => {
    expect(await exchangeClocks(poolOf([0]), STEP, AbortSignal.abort())).toMatchObject({ measured: 0 })
  })
})
