import type { MeanPair } from '../../record/tallies/batch-series'
import { type Unknown, unknown } from '../unknown'
import type { Frozen } from './frozen'
import { independentBatches } from './independent-batches'
import { ofIndependent, onLogScale } from './log-scale'
import { halfWidthOf, meanOf, residualOf } from './mean'

/** A ratio of means with its 95 % interval. */
export interface RatioInterval {
  readonly kind: 'interval'
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Batches the interval rests on. */
  readonly batches: number
  /** Lag-1 autocorrelation of what the batches differ by from the ratio, −1 to 1. */
  readonly lag1: number
}

const meanOfPairs = (pairs: readonly MeanPair[]): MeanPair => ({
  x: meanOf(pairs.map(({ x }) => x)),
  y: meanOf(pairs.map(({ y }) => y)),
})

/** xᵢ − r·yᵢ for the ratio r of the means. */
const residualsFromRatio = (pairs: readonly MeanPair[]): readonly number[] => {
  const { x, y } = meanOfPairs(pairs)
  return pairs.map((pair) => residualOf(pair.x, (x / y) * pair.y))
}

/**
 * Mean of x ÷ mean of y, both measured in the same batches, with its 95 % interval by the delta method (W. Cochran
 * 1977, Sampling Techniques, 6.4): the error of the ratio r is that of the mean of x − r·y, over the mean of y.
 * The covariance of x and y is part of it; without it the interval can be many times too wide. It is symmetric on the
 * logarithmic scale: a ratio of latencies is above 0.
 * @param pairs of batches of equal size, oldest first, after the warm-up
 */
export const ratioInterval = (pairs: readonly MeanPair[]): RatioInterval | Unknown => {
  if (pairs.some(({ y }) => !(y > 0))) return unknown('the denominator is not above 0 in every batch')
  const independent = independentBatches(pairs, meanOfPairs, residualsFromRatio)
  if (independent.kind === 'none') return independent
  const { batches, lag1 } = independent
  const { x, y } = meanOfPairs(batches)
  const half = halfWidthOf(residualsFromRatio(batches)) / y
  const ratio = x / y
  if (!(ratio > 0 || half === 0)) return unknown('the ratio is not above 0')
  return { kind: 'interval', ratio, ...onLogScale(ratio, half), batches: batches.length, lag1 }
}

/**
 * Adds to the interval of a ratio what is uncertain of its denominator, measured once, before, and so independent of
 * the rest. The two errors add up as squares on the logarithmic scale, each side by itself because the denominator's
 * interval need not be symmetric.
 * @param ratio with the denominator taken as if it were certain
 */
export const overFrozen = (
  { ratio, low, high, ...rest }: RatioInterval,
  denominator: Frozen,
): RatioInterval | Unknown => {
  if (denominator.low <= 0) return unknown('the repeats of the baseline differ too much')
  const { value } = denominator
  const ends = ofIndependent(
    ratio,
    [ratio / low, denominator.high / value],
    [high / ratio, value / denominator.low],
  )
  return { ...rest, ratio, ...ends }
}
