import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../domain/snapshot'
import { micros } from '../../domain/time'
import { CALL_US, STEP_US } from '../../workloads/compute/test-cpu'
import type { Workload } from '../../workloads/workload'
import { calibrate } from './calibrate'

/** Finds every workload to take `factor` times what it predicts. */
const judging = (factor: (attempt: number) => number) => {
  const predictedUs: number[] = []
  const measure = async ({ predictedUs: predicted }: Workload): Promise<Baseline> => {
    predictedUs.push(predicted ?? Number.NaN)
    return {
      syncUs: micros((predicted ?? Number.NaN) * factor(predictedUs.length)),
      repeatsUs: [],
      source: 'measured',
      workerUs: null,
    }
  }
  return { predictedUs, measure }
}
const COST = { stepUs: micros(STEP_US), overheadUs: micros(CALL_US) }
const WANTED = { workload: 'kernel', serviceUs: 100 } as const
const stepsOf = ({ argsOf }: Workload) => Number(argsOf(1)[1])

describe('fitting the kernel to the wanted time', () => {
  it('is done when the baseline agrees within seven hundredths', async () => {
    const { measure, predictedUs } = judging(() => 1.06)
    const { workload, baseline } = await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs).toHaveLength(1)
    expect(workload.predictedUs).toBeCloseTo(100, 1)
    expect(baseline.syncUs).toBeCloseTo(106, 0)
  })

  it('is repeated at once with a cost corrected by what the baseline found, where that was quicker', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt === 1 ? 0.5 : 1))
    const { workload, cost } = await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs).toHaveLength(2)
    // The processor proved twice as quick as at first: twice as many steps take the same time.
    expect(stepsOf(workload) / 200_000).toBeCloseTo(1, 2)
    expect(cost.stepUs / 0.0005).toBeCloseTo(1, 2)
  })

  it('is repeated at once where the kernel takes a hundred times what was foreseen, as after a fit that was cut short', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt === 1 ? 100 : 1))
    const { workload } = await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs).toHaveLength(2)
    expect(stepsOf(workload) / 1000).toBeCloseTo(1, 0)
  })

  it('is not corrected where the baseline was slower only once, as beside a busy neighbour', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt === 1 ? 2 : 1))
    const { workload } = await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs).toHaveLength(2)
    expect(stepsOf(workload) / 100_000).toBeCloseTo(1, 2)
  })

  it('is corrected where the baseline was slower twice', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt <= 2 ? 2 : 1))
    const { workload, cost } = await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs).toHaveLength(3)
    expect(stepsOf(workload) / 50_000).toBeCloseTo(1, 2)
    expect(cost.stepUs / 0.002).toBeCloseTo(1, 2)
  })

  it.each([
    [0.8, true],
    [0.95, false],
    [1.5, false],
  ])(
    'is cut short when a repeat took %d of what was foreseen: %s, but not the last of all',
    async (factor, isCut) => {
      const cuts: boolean[] = []
      await calibrate(
        WANTED,
        COST,
        async ({ predictedUs }, isDone) => {
          const syncUs = micros((predictedUs ?? Number.NaN) * factor)
          cuts.push(isDone(syncUs))
          return { syncUs, repeatsUs: [], source: 'measured', workerUs: null }
        },
        () => false,
      )
      expect(cuts[0]).toBe(isCut)
      if (cuts.length > 1) expect(cuts.at(-1)).toBe(false)
    },
  )

  it('is given up on a thread that never gives the same figure twice', async () => {
    const { measure, predictedUs } = judging(() => 3)
    await calibrate(WANTED, COST, measure, () => false)
    expect(predictedUs.length).toBeGreaterThan(1)
    expect(predictedUs.length).toBeLessThan(10)
  })

  it('is not repeated in a run that is stopped', async () => {
    const { measure, predictedUs } = judging(() => 3)
    await calibrate(WANTED, COST, measure, () => true)
    expect(predictedUs).toHaveLength(1)
  })

  it('whose time is up with a kernel too quick for certain has the right one measured once', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt === 1 ? 0.5 : 1))
    const { baseline, workload } = await calibrate(WANTED, COST, measure, () => true)
    expect(predictedUs).toHaveLength(2)
    expect(baseline.syncUs / WANTED.serviceUs).toBeCloseTo(1, 2)
    expect(stepsOf(workload) / 200_000).toBeCloseTo(1, 2)
  })

  it('of a workload that predicts nothing measures it once', async () => {
    const { measure, predictedUs } = judging(() => 3)
    const { workload } = await calibrate({ workload: 'sleep', serviceUs: 250 }, COST, measure, () => false)
    expect(predictedUs).toHaveLength(1)
    expect(workload.argsOf(1)).toEqual([250])
  })
})
