import { type Unknown, unknown } from '../unknown'
import { independentBatches } from './independent-batches'
import { onLogScale } from './log-scale'
import { halfWidthOf, meanOf, residualsFromMean } from './mean'

/** A mean with its 95 % interval, in the unit of the values. */
export interface MeanInterval {
  readonly kind: 'interval'
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Batches the interval rests on. */
  readonly batches: number
  /** Their lag-1 autocorrelation, −1 to 1. */
  readonly lag1: number
}

/**
 * Mean of calls that follow on one another, with its 95 % interval by the method of batch means (R. Jain 1991,
 * The Art of Computer Systems Performance Analysis, 25.5.2): latencies of neighbouring calls are alike, means of
 * long batches hardly are. Only for calls after the warm-up. The interval is symmetric on the logarithmic scale: a
 * mean latency is above 0.
 * @param batchMeans means of batches of equal size, oldest first
 */
export const meanInterval = (batchMeans: readonly number[]): MeanInterval | Unknown => {
  const independent = independentBatches(batchMeans, meanOf, residualsFromMean)
  if (independent.kind === 'none') return independent
  const { batches, lag1 } = independent
  const mean = meanOf(batches)
  const half = halfWidthOf(residualsFromMean(batches))
  if (!(mean > 0 || half === 0)) return unknown('latencies are not above 0')
  return { kind: 'interval', mean, ...onLogScale(mean, half), batches: batches.length, lag1 }
}
