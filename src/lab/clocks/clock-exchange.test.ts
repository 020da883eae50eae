import { describe, expect, it } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock'
import { micros } from '../../domain/time'
import type { Flight, Pool, Task } from '../../pool/index'
import { findSkew } from '../../stats/clocks/clock-verdict'
import { exchangeClocks, measureWorkerResolution } from './clock-exchange'

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

const OPTIONS = { clock: new HandClock(), resolutionUs: STEP, signal: never, isWarm: false }
const measure = async (pool: Pool<object>, options = OPTIONS) => findSkew(await exchangeClocks(pool, options))

describe('the exchange of pings', () => {
  it('finds clocks that are where their time origins say', async () => {
    const { measured, beyond, worstUs, boundUs } = await measure(poolOf([0, 0.01, -0.01]))
    expect([measured, beyond]).toEqual([3, 0])
    expect(worstUs).toBeCloseTo(10, 6)
    expect(boundUs).toBeCloseTo(20 + 4 * 5, 6)
  })

  it('finds a clock that is off by more than the pings may be wrong', async () => {
    const { beyond, worstUs } = await measure(poolOf([0, 0.5, 0]))
    expect(beyond).toBe(1)
    expect(worstUs).toBeCloseTo(500, 6)
  })

  /** Pings that each of so many workers got. */
  const pingsEach = async (workers: number, isWarm: boolean) => {
    const counts = Array.from({ length: workers }, () => 0)
    const pool = poolOf(
      counts.map(() => 0.5),
      ({ worker }) => {
        const index = (worker ?? 1) - 1
        counts[index] = (counts[index] ?? 0) + 1
        return true
      },
    )
    expect((await measure(pool, { ...OPTIONS, isWarm })).worstUs).toBeCloseTo(500, 6)
    return [...new Set(counts)]
  }

  it.each([
    [1, 200],
    [2, 150],
    [4, 75],
    [64, 40],
  ])('before a run makes 300 pings in all, with %d workers %d each at least', async (workers, each) =>
    expect(await pingsEach(workers, false)).toEqual([each]),
  )

  it('on warm threads measures the same with the fewest', async () =>
    expect(await pingsEach(1, true)).toEqual([40]))

  it('makes more while the quickest still gets quicker, and 75 at the most', async () => {
    let trip = 1
    let pings = 0
    const submit = (task: Task) => {
      pings += 1
      trip -= 0.006
      const flight = { worker: 1, dispatchedAt: 0, startedAt: trip, finishedAt: trip, receivedAt: 2 * trip }
      task.settle('completed', undefined, flight)
    }
    const pool = { submit, workers: () => [1] } as unknown as Pool<object>
    await measure(pool, { ...OPTIONS, isWarm: true })
    expect(pings).toBe(75)
  })

  it('goes on without a worker that does not answer, and says how many were measured', async () => {
    const { measured, beyond } = await measure(poolOf([0, 0, 0], ({ worker }) => worker !== 2))
    expect([measured, beyond]).toEqual([2, 0])
  })

  it('measures none once it was called off', async () => {
    expect(await exchangeClocks(poolOf([0]), { ...OPTIONS, signal: AbortSignal.abort() })).toEqual([])
  })
})

/** Workers that say this of their clocks' steps. */
const poolSaying = (answers: readonly unknown[]): Pool<object> =>
  ({
    submit: (task: Task) => task.settle('completed', answers[(task.worker ?? 0) - 1], null),
    workers: () => answers.map((_, index) => index + 1),
  }) as unknown as Pool<object>

describe('the step of the workers’ clocks', () => {
  it('is the coarsest among them', async () =>
    expect(await measureWorkerResolution(poolSaying([5, 100, 5]), never)).toBe(100))

  it('is unknown when no worker says it', async () => {
    expect(await measureWorkerResolution(poolSaying([undefined, 0]), never)).toBeNull()
    expect(await measureWorkerResolution(poolSaying([]), never)).toBeNull()
  })
})
