import { describe, expect, it, vi } from 'vitest'
import type { Baseline } from '../domain/snapshot'
import { micros } from '../domain/time'
import { calibrateKernel } from '../workloads/kernel'
import { cpu } from '../workloads/test-cpu'
import type { Workload } from '../workloads/workload'
import { calibrate } from './calibrate'

vi.mock('../workloads/lcg', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../workloads/lcg')>()),
  iterate: (x: number, steps: number) => {
    cpu.work(steps)
    return x
  },
}))

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
const WANTED = { workload: 'kernel', serviceUs: 100 } as const
const stepsOf = ({ argsOf }: Workload) => Number(argsOf(1)[1])

describe('fitting the kernel to the wanted time', () => {
  it('is done when the baseline agrees within a tenth', async () => {
    const { measure, predictedUs } = judging(() => 1.09)
    const { workload, baseline } = await calibrate(WANTED, calibrateKernel(cpu.clock), measure, () => false)
    expect(predictedUs).toHaveLength(1)
    expect(workload.predictedUs).toBeCloseTo(100, 1)
    expect(baseline.syncUs).toBeCloseTo(109, 0)
  })

  it('is repeated with a cost corrected by what the baseline found, and keeps the fit that agreed', async () => {
    const { measure, predictedUs } = judging((attempt) => (attempt === 1 ? 2 : 1))
    const { workload, cost } = await calibrate(WANTED, calibrateKernel(cpu.clock), measure, () => false)
    expect(predictedUs).toHaveLength(2)
    // The processor proved twice as slow as at first: half as many steps take the same time.
    expect(stepsOf(workload) / 50_000).toBeCloseTo(1, 2)
    expect(cost.stepUs / 0.002).toBeCloseTo(1, 2)
  })

  it('is given up on a thread that never gives the same figure twice', async () => {
    const { measure, predictedUs } = judging(() => 3)
    await calibrate(WANTED, calibrateKernel(cpu.clock), measure, () => false)
    expect(predictedUs.length).toBeGreaterThan(1)
    expect(predictedUs.length).toBeLessThan(10)
  })

  it('is not repeated in a run that is stopped', async () => {
    const { measure, predictedUs } = judging(() => 3)
    await calibrate(WANTED, calibrateKernel(cpu.clock), measure, () => true)
    expect(predictedUs).toHaveLength(1)
  })

  it('of a workload that predicts nothing measures it once', async () => {
    const { measure, predictedUs } = judging(() => 3)
    const { workload } = await calibrate(
      { workload: 'sleep', serviceUs: 250 },
      calibrateKernel(cpu.clock),
      measure,
      () => false,
    )
    expect(predictedUs).toHaveLength(1)
    expect(workload.argsOf(1)).toEqual([250])
  })
})
