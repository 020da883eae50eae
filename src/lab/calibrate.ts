import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { type KernelCost, scaledCost } from '../workloads/kernel'
import { prepareWorkload } from '../workloads/prepare'
import type { Workload } from '../workloads/workload'

/** A kernel that takes more or less than asked by this share is calibrated again. */
const TOLERANCE = 0.1
const MOST_ATTEMPTS = 3

export interface Calibrated {
  readonly cost: KernelCost
  readonly workload: Workload
  readonly baseline: Baseline
}

/**
 * Fits the kernel to the wanted service time and measures the baseline. The first timings of a thread run in
 * code that is not yet optimised, or beside a busy neighbour: the baseline, which takes longer, is the judge,
 * and the kernel is fitted again until the two agree.
 * @param first what the kernel is taken to cost
 */
export const calibrate = async (
  settings: Pick<Settings, 'workload' | 'serviceUs'>,
  first: KernelCost,
  measure: (workload: Workload) => Promise<Baseline>,
  isStopped: () => boolean,
): Promise<Calibrated> => {
  let cost = first
  for (let attempt = 1; ; attempt += 1) {
    const workload = prepareWorkload(settings, cost)
    const baseline = await measure(workload)
    const factor = workload.predictedUs === null ? 1 : baseline.syncUs / workload.predictedUs
    const isClose = Math.abs(factor - 1) <= TOLERANCE
    if (isClose || attempt === MOST_ATTEMPTS || isStopped()) return { cost, workload, baseline }
    cost = scaledCost(cost, factor)
  }
}
