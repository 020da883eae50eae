import { describe, expect, it } from 'vitest'
import { HandWaiting } from '../../demand/test-rig'
import { HandClock } from '../../domain/testing/test-clock'
import { micros } from '../../domain/time'
import type { Workload } from '../../workloads/workload'
import { measureBaseline, measureSyncMean } from './baseline'

const STEP = micros(5)

/** A workload whose calls cost what the test says, on a clock that only they move. */
const simulated = (costUs: (batch: number) => number, predictedUs: number | null = null) => {
  const clock = new HandClock()
  const batches: number[] = []
  const workload: Workload = {
    method: 'kernel',
    argsOf: (n) => [n],
    isRight: () => true,
    isRightAfter: () => true,
    runDirectly: (times) => {
      clock.advance((times * costUs(batches.length)) / 1000)
      batches.push(times)
    },
    predictedUs: predictedUs === null ? null : micros(predictedUs),
  }
  const waiting = new HandWaiting(clock)
  waiting.turn = async () => undefined
  return { clock, batches, workload, waiting }
}
const never = () => false

describe('the synchronous baseline', () => {
  it('enlarges its batch by 1, 2, 5, 10, … until it lasts 2 ms, then repeats it nine times', async () => {
    const { workload, clock, waiting, batches } = simulated(() => 101)
    const baseline = await measureBaseline(workload, clock, waiting, STEP, never)
    expect(batches).toEqual([1, 2, 5, 10, ...Array(9).fill(20)])
    expect(baseline.source).toBe('measured')
    expect(baseline.repeatsUs).toHaveLength(9)
    expect(baseline.syncUs).toBeCloseTo(101, 9)
  })

  it('of a call whose time is foreseen begins with a batch just long enough', async () => {
    const { workload, clock, waiting, batches } = simulated(() => 101, 100)
    await measureBaseline(workload, clock, waiting, STEP, never)
    expect(batches).toEqual(Array(9).fill(21))
  })

  it('of a call that takes less than was foreseen has twice as many in a batch', async () => {
    const { workload, clock, waiting, batches } = simulated(() => 90, 99)
    await measureBaseline(workload, clock, waiting, STEP, never)
    expect(batches).toEqual([22, ...Array(9).fill(44)])
  })

  it('is what has been measured so far once its quickest repeat will do', async () => {
    const costs = [100, 90, 80, 70, 60]
    const { workload, clock, waiting, batches } = simulated((batch) => costs[batch] ?? 50, 100)
    const { syncUs } = await measureBaseline(workload, clock, waiting, STEP, (bestUs) => bestUs < 75)
    expect(syncUs).toBeCloseTo(70, 9)
    expect(batches).toHaveLength(4)
  })

  it('has a larger batch where only the first calls took so long', async () => {
    // Code is compiled with the first call; of calls of 1 µs one alone would be told as no time at all.
    const { workload, clock, waiting, batches } = simulated((batch) => (batch === 0 ? 3000 : 1))
    const { syncUs, repeatsUs } = await measureBaseline(workload, clock, waiting, STEP, never)
    expect(syncUs).toBeCloseTo(1, 9)
    expect(repeatsUs).toHaveLength(9)
    expect(Math.max(...repeatsUs)).toBeCloseTo(1, 9)
    expect(batches.slice(0, 4)).toEqual([1, 1, 2, 5])
    expect(batches.at(-1)).toBe(2000)
  })

  it.each([
    ['though calls take no time by the clock', () => 0, () => false, 5 / 2],
    ['where time was up before one was long enough', () => 0, () => true, 5],
  ])('is more than 0 %s', async (_what, costUs, isDone, us) => {
    let asked = 0
    const { workload, clock, waiting } = simulated(costUs)
    const isOver = () => {
      asked += 1
      return asked > 1 || isDone()
    }
    expect((await measureBaseline(workload, clock, waiting, STEP, isOver)).syncUs).toBeCloseTo(us, 9)
  })

  // A batch must be long against the clock's step: 2 ms at 5 µs, 40 ms at 100 µs, 400 ms at 1 ms.
  it.each([
    [100, 50_000],
    [1000, 500_000],
  ])(
    'with a clock of %d µs makes a batch last so long that a step is half a percent of it',
    async (stepUs, calls) => {
      const { workload, clock, waiting, batches } = simulated(() => 0.4)
      await measureBaseline(workload, clock, waiting, micros(stepUs), never)
      expect(batches.at(-1)).toBe(calls)
      expect(calls * 0.4).toBeGreaterThanOrEqual(stepUs / 0.005)
    },
  )

  it('is the quickest repeat, because noise only adds', async () => {
    const costs = [100, 130, 100, 170, 105, 100, 100]
    const { workload, clock, waiting } = simulated((batch) =>
      batch < 8 ? 101 : (costs[batch - 8] ?? 100) + 20,
    )
    const { syncUs, repeatsUs } = await measureBaseline(workload, clock, waiting, STEP, never)
    expect(syncUs).toBe(Math.min(...repeatsUs))
    expect(Math.max(...repeatsUs)).toBeCloseTo(190, 6)
  })

  it('goes on while its two quickest repeats disagree, but not for ever', async () => {
    const { workload, clock, waiting } = simulated((batch) => 100 * 0.9 ** batch + 50 * 0.5 ** batch)
    const { repeatsUs } = await measureBaseline(workload, clock, waiting, STEP, never)
    expect(repeatsUs.length).toBeGreaterThan(9)
    expect(repeatsUs.length).toBeLessThanOrEqual(60)
  })

  it('of a call that takes a second is measured twice, so that a run starts soon', async () => {
    const { workload, clock, waiting, batches } = simulated(() => 1_000_000)
    expect((await measureBaseline(workload, clock, waiting, STEP, never)).repeatsUs).toHaveLength(2)
    expect(batches).toEqual([1, 1])
  })

  it('of a run that is stopped is what has been measured so far', async () => {
    const { workload, clock, waiting, batches } = simulated(() => 100)
    const baseline = await measureBaseline(workload, clock, waiting, STEP, () => true)
    expect(batches).toEqual([1])
    expect(baseline.syncUs).toBeCloseTo(100, 9)
  })

  it('of a round is the mean of one batch of 20 ms', async () => {
    const { workload, clock, batches } = simulated(() => 150)
    expect(await measureSyncMean(workload, clock, micros(100))).toBeCloseTo(150, 9)
    expect(await measureSyncMean(workload, clock, micros(1_000_000))).toBeCloseTo(150, 9)
    expect(batches).toEqual([200, 1])
  })
})
