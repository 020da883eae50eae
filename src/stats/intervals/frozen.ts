import { type Unknown, unknown } from '../unknown'
import { onLogScale } from './log-scale'
import { halfWidthOf, meanOf, residualOf, residualsFromMean } from './mean'

/** A denominator measured once, before the run, in repeats; with the 95 % interval they leave it. */
export interface Frozen {
  readonly kind: 'frozen'
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Probability that the figure lies outside the interval. */
const OUTSIDE = 0.05

/**
 * The quickest of some repeats, where noise only ever adds: taken as exponential beyond a least value µ, so that
 * (n(n−1)(x₍₁₎ − µ)) / Σ(xᵢ − x₍₁₎) has the F distribution with 2 and 2n − 2 degrees of freedom (B. Epstein,
 * M. Sobel 1954). All of the interval lies below the quickest: what was seen can only have been too long.
 * @param repeats of one measurement, in any order and unit
 */
export const leastOfRepeats = (repeats: readonly number[]): Frozen | Unknown => {
  const n = repeats.length
  if (n < 2) return unknown('the baseline was not measured repeatedly')
  const value = Math.min(...repeats)
  if (!(value > 0 && Number.isFinite(meanOf(repeats)))) return unknown('the baseline is not above 0')
  const spread = residualOf(meanOf(repeats), value)
  // The quantile of F(2, 2n − 2) in closed form, over n − 1.
  const quantile = OUTSIDE ** (-1 / (n - 1)) - 1
  return { kind: 'frozen', value, low: value - spread * quantile, high: value }
}

/** Mean of some repeats, for noise that goes both ways. @param repeats of one measurement, in any order and unit */
export const meanOfRepeats = (repeats: readonly number[]): Frozen | Unknown => {
  if (repeats.length < 2) return unknown('the baseline was not measured repeatedly')
  const value = meanOf(repeats)
  if (!(value > 0 && Number.isFinite(value))) return unknown('the baseline is not above 0')
  const half = halfWidthOf(residualsFromMean(repeats))
  return { kind: 'frozen', value, ...onLogScale(value, half) }
}
