import type { Baseline } from '../../domain/snapshot'
import type { MeanPair } from '../../record/tallies/batch-series'
import { leastOfRepeats } from '../intervals/frozen'
import { overFrozen, ratioInterval } from '../intervals/ratio-interval'

/**
 * 95 % interval of the slowdown over the rolling window; its buckets are the batches. They need not have equally many
 * calls: the ratio of sums with each batch's own difference from it is Cochran's ratio estimator.
 * @param sums of call latencies, and of the baselines they were made under, oldest first
 * @returns null where calls were too few, depend too much on one another, or the baseline was not measured repeatedly
 */
export const windowInterval = (
  sums: readonly MeanPair[],
  { repeatsUs }: Baseline,
): { readonly low: number; readonly high: number } | null => {
  const frozen = leastOfRepeats(repeatsUs)
  if (frozen.kind === 'none') return null
  const interval = ratioInterval(sums)
  if (interval.kind === 'none') return null
  const widened = overFrozen(interval, frozen)
  return widened.kind === 'interval' ? { low: widened.low, high: widened.high } : null
}
