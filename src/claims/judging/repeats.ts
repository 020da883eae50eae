import { halfWidthOf, meanOf, residualsFromMean } from '../../stats/intervals/mean'

/** A figure over repeats, with its 95 % interval. */
export interface RepeatedEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly repeats: number
}

/**
 * Geometric mean of repeats, with Student's interval of their logarithms: what disturbs a run makes it so many times
 * slower, and a latency or a rate cannot fall below 0.
 * @returns null with fewer than two repeats, or when one of them is not above 0
 */
export const geometricMean = (values: readonly number[]): RepeatedEstimate | null => {
  if (values.length < 2 || !values.every((value) => value > 0 && Number.isFinite(value))) return null
  const logs = values.map(Math.log)
  const mean = meanOf(logs)
  const half = halfWidthOf(residualsFromMean(logs))
  return {
    value: Math.exp(mean),
    low: Math.exp(mean - half),
    high: Math.exp(mean + half),
    repeats: values.length,
  }
}

/**
 * How many times larger the second figure of each pair is. Pairs are neighbours in time, so that what slows the
 * machine slows both of a pair and cancels.
 * @returns null with fewer than two pairs, or when a figure is not above 0
 */
export const ratioOfPairs = (from: readonly number[], to: readonly number[]): RepeatedEstimate | null => {
  const pairs = Math.min(from.length, to.length)
  return geometricMean(
    Array.from({ length: pairs }, (_, i) => (to[i] ?? Number.NaN) / (from[i] ?? Number.NaN)),
  )
}
