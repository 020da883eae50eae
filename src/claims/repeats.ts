import { halfWidthOf, meanOf, residualsFromMean } from '../stats/mean'

/** A figure over repeats, with its 95 % interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly repeats: number
}

/** Mean of repeats with Student's interval; null with fewer than two, or when one of them is no number. */
export const meanOfRepeats = (values: readonly number[]): Estimate | null => {
  if (values.length < 2 || !values.every(Number.isFinite)) return null
  const value = meanOf(values)
  const half = halfWidthOf(residualsFromMean(values))
  return { value, low: value - half, high: value + half, repeats: values.length }
}

/**
 * How many times larger the second figure of each pair is: the geometric mean of the pairs' ratios, with Student's
 * interval of their logarithms. Pairs are neighbours in time, so that what slows the machine slows both of a pair
 * and cancels; logarithms, because twice and half are equally far from one.
 * @returns null with fewer than two pairs, or when a figure is not above 0
 */
export const ratioOfPairs = (from: readonly number[], to: readonly number[]): Estimate | null => {
  const pairs = Math.min(from.length, to.length)
  const logs = Array.from({ length: pairs }, (_, i) =>
    Math.log((to[i] ?? Number.NaN) / (from[i] ?? Number.NaN)),
  )
  const mean = meanOfRepeats(logs)
  return (
    mean && {
      value: Math.exp(mean.value),
      low: Math.exp(mean.low),
      high: Math.exp(mean.high),
      repeats: pairs,
    }
  )
}
