import { studentT } from '../../models/statistics/student-t'
import { type Unknown, unknown } from '../unknown'
import { meanOf, residualsFromMean, sumOfSquares } from './mean'

/** By how much one thing exceeds another that was measured beside it, as a share of that other. */
export interface PairedDifference {
  readonly kind: 'difference'
  /** Trimmed mean of the differences, in the unit of what was measured. */
  readonly mean: number
  /** The mean and its 95 % interval ÷ trimmed mean of what it is compared with. */
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface Pair {
  readonly without: number
  readonly with: number
}

/** Share of the values left out at either end: a busy machine disturbs some pairs by more than all others together. */
const TRIMMED = 0.2

const cutOf = (count: number) => Math.floor(TRIMMED * count)

/** Mean of the middle values. @param values at least one */
export const trimmedMean = (values: readonly number[]): number => {
  const cut = cutOf(values.length)
  return meanOf(values.toSorted((a, b) => a - b).slice(cut, values.length - cut))
}

/**
 * Half of the 95 % interval of a trimmed mean (J. Tukey, D. McLaughlin 1963): t · √(SSD / (h(h − 1))) with h − 1 degrees
 * of freedom, where h values are left, and SSD is of all values, those left out being moved to the nearest that is not.
 */
export const trimmedHalfWidth = (values: readonly number[]): number => {
  const cut = cutOf(values.length)
  const sorted = values.toSorted((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[cut], sorted[sorted.length - 1 - cut]]
  const moved = sorted.map((value) => Math.min(most, Math.max(least, value)))
  const left = values.length - 2 * cut
  return studentT(left - 1) * Math.sqrt(sumOfSquares(residualsFromMean(moved)) / (left * (left - 1)))
}

/**
 * Paired comparison: what both of a pair met, such as a slow second of the machine, cancels, and what only one met
 * is left out. The mean of what is compared with is taken as exact: it is known far better than the difference.
 */
export const pairedDifference = (pairs: readonly Pair[]): PairedDifference | Unknown => {
  if (pairs.length < 2) return unknown('a difference needs two pairs at least')
  const base = trimmedMean(pairs.map((pair) => pair.without))
  if (!(base > 0 && Number.isFinite(base))) return unknown('what is compared with is not above 0')
  const differences = pairs.map((pair) => pair.with - pair.without)
  const mean = trimmedMean(differences)
  const half = trimmedHalfWidth(differences)
  return {
    kind: 'difference',
    mean,
    share: mean / base,
    low: (mean - half) / base,
    high: (mean + half) / base,
  }
}
