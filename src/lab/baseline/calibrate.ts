import type { Settings } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { type KernelCost, scaledCost } from '../../workloads/compute/kernel'
import { prepareWorkload } from '../../workloads/prepare'
import type { Workload } from '../../workloads/workload'

/** A kernel that takes more or less than asked by this share is calibrated again. */
const TOLERANCE = 0.07
const MOST_ATTEMPTS = 8
/**
 * A kernel that takes so many times what was foreseen was taken wrongly, whatever neighbours do; should it not have
 * been, the next attempt is quicker than foreseen and says so.
 */
const FAR_OFF = 4
/** Repeats of which the quickest must say so: one may have met a neighbour. */
const TELLING_REPEATS = 4
/** A call that may be made though time is up, µs. */
const SHORT_US = 50_000

export interface Calibrated {
  readonly cost: KernelCost
  readonly workload: Workload
  readonly baseline: Baseline
}

/**
 * Fits the kernel to the wanted service time and measures the baseline. The first timings of a thread run in
 * code that is not yet optimised, or beside a busy neighbour: the baseline, which takes longer, is the judge,
 * and the kernel is fitted again until the two agree. As noise only adds, a kernel that proves quicker than it was
 * taken to be was taken wrongly, and is fitted again at once; one that proves slower is when it does so twice.
 * @param first what the kernel is taken to cost
 * @param measure takes the baseline, or less of it once `isDone` of the quickest repeat so far, µs
 */
export const calibrate = async (
  settings: Pick<Settings, 'workload' | 'serviceUs'>,
  first: KernelCost,
  measure: (workload: Workload, isDone: (bestUs: number) => boolean) => Promise<Baseline>,
  isStopped: () => boolean,
  own: Workload | null = null,
): Promise<Calibrated> => {
  let cost = first
  let wasSlower = false
  let wasUp = false
  for (let attempt = 1; ; attempt += 1) {
    const workload = prepareWorkload(settings, cost, own)
    const predictedUs = workload.predictedUs ?? Number.NaN
    const isLast = attempt === MOST_ATTEMPTS
    let repeats = 0
    const isWrong = (bestUs: number) => {
      repeats += 1
      const isFarOff = repeats >= TELLING_REPEATS && bestUs > predictedUs * FAR_OFF
      return !isLast && (bestUs < predictedUs * (1 - TOLERANCE) || isFarOff)
    }
    const baseline = await measure(workload, (bestUs) => isStopped() || isWrong(bestUs))
    const factor = workload.predictedUs === null ? 1 : baseline.syncUs / predictedUs
    // Time may be up before the fit is right; of one that is too slow for certain, a last look at the right one is short.
    const isUp = isLast || (isStopped() && (wasUp || factor >= 1 - TOLERANCE || baseline.syncUs > SHORT_US))
    if (Math.abs(factor - 1) <= TOLERANCE || isUp) return { cost, workload, baseline }
    wasUp = isStopped()
    const isSlower = factor > 1
    if (!isSlower || wasSlower || factor > FAR_OFF) cost = scaledCost(cost, factor)
    wasSlower = isSlower && !wasSlower
  }
}
