/** One printed line. */
export interface PublishedRound {
  /** Mean latency of a call through the pool, µs. */
  readonly poolUs: number
  /** Mean of the same call made directly, taken while the pool was at work, µs. */
  readonly syncUs: number
  /** As printed. */
  readonly slowdown: number
}

export const published = (poolUs: number, syncUs: number, slowdown: number): PublishedRound => ({
  poolUs,
  syncUs,
  slowdown,
})

/** Of each pool, by number of callers, the line printed first: these lines the charts can show. */
export const FIRST_ROUNDS = {
  original: { 1: published(316.17, 1.38, 228.71), 16: published(4745.76, 1.26, 3770.11) },
  queue: { 1: published(46.067005, 0.416845, 110.51), 16: published(667.252771, 1.551497, 430.07) },
  own: { 1: published(121.01468, 0.463771, 260.94), 16: published(1691.969863, 0.444171, 3809.28) },
} as const
