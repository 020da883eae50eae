import { halfWidthOf, meanOf, residualsFromMean } from './mean'
import { type Unknown, unknown } from './unknown'

/** By how much one thing exceeds another that was measured beside it, as a share of that other. */
export interface PairedDifference {
  readonly kind: 'difference'
  /** Mean of the differences, in the unit of what was measured. */
  readonly mean: number
  /** The mean and its 95 % interval ÷ mean of what it is compared with. */
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface Pair {
  readonly without: number
  readonly with: number
}

/**
 * Paired comparison (Student's t of the differences): what both of a pair met, such as a slow second of the machine,
 * cancels. The mean of what is compared with is taken as exact: it is known far better than the difference.
 */
export const pairedDifference = (pairs: readonly Pair[]): PairedDifference | Unknown => {
  if (pairs.length < 2) return unknown('a difference needs two pairs at least')
  const base = meanOf(pairs.map((pair) => pair.without))
  if (!(base > 0 && Number.isFinite(base))) return unknown('what is compared with is not above 0')
  const differences = pairs.map((pair) => pair.with - pair.without)
  const mean = meanOf(differences)
  const half = halfWidthOf(residualsFromMean(differences))
  return {
    kind: 'difference',
    mean,
    share: mean / base,
    low: (mean - half) / base,
    high: (mean + half) / base,
  }
}
