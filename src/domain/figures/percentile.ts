/** The percentiles that charts, tables and reports print, and the share of calls at or under each, in percent. */
export const PERCENTILES = { p50: 50, p90: 90, p99: 99, p999: 99.9 } as const
export type PercentileName = keyof typeof PERCENTILES
export const PERCENTILE_NAMES = Object.keys(PERCENTILES) as readonly PercentileName[]

/** Calls that must lie beyond a percentile before it is more than an anecdote: p99 needs a thousand. */
export const LEAST_BEYOND = 10

/**
 * Whether enough calls lie beyond a percentile to print it.
 * @param calls of which it is
 * @param percent 0 to 100
 */
export const supportsPercentile = (calls: number, percent: number): boolean =>
  // Compared in whole percents, with room for rounding: 100 − 99.9 is not exact.
  calls * (100 - percent) >= LEAST_BEYOND * 100 * (1 - 1e-9)
