/** The percentiles that charts, tables and reports print, and the share of calls at or under each, in percent. */
export const PERCENTILES = { p50: 50, p90: 90, p99: 99, p999: 99.9 } as const
export type PercentileName = keyof typeof PERCENTILES
export const PERCENTILE_NAMES = Object.keys(PERCENTILES) as readonly PercentileName[]
