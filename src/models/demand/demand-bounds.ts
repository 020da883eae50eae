import { type NoModel, noModel } from '../no-model'

/** What the law of closed demand says of a pool, from mean latencies at several numbers of callers. */

/** Mean latency of a call while `callers` each await theirs before the next, without a pause between. */
export interface ClosedPoint {
  readonly callers: number
  readonly meanUs: number
}

/** Service demands of a system, from which its latency cannot escape. */
export interface DemandBounds {
  readonly kind: 'bounds'
  /** D: what one call alone takes, all resources together, µs. */
  readonly totalUs: number
  /** Dmax: what one call takes of the busiest resource, µs; no more than 1 ÷ Dmax calls per µs can get through. */
  readonly busiestUs: number
  /** N* = D ÷ Dmax: from this many callers on, calls queue at the busiest resource. */
  readonly kneeCallers: number
  /** 1 ÷ Dmax, calls per second. */
  readonly mostPerSecond: number
}

const isPoint = ({ callers, meanUs }: ClosedPoint) =>
  Number.isInteger(callers) && callers >= 1 && meanUs > 0 && Number.isFinite(meanUs)

/**
 * The tightest bounds that the points allow: D is the latency of one caller, Dmax the least R(N) ÷ N
 * (asymptotic bounds of operational analysis without think time; P. Denning, J. Buzen 1978, Computing Surveys 10;
 * R. Jain 1991, The Art of Computer Systems Performance Analysis, 33.6). Two points always fit; a third tests the law.
 */
export const fitDemandBounds = (points: readonly ClosedPoint[]): DemandBounds | NoModel => {
  if (!points.every(isPoint)) return noModel('a point has no callers or no latency')
  const alone = points.find(({ callers }) => callers === 1)
  if (!alone) return noModel('no figure for one caller')
  if (!points.some(({ callers }) => callers > 1)) return noModel('no figure for more than one caller')
  const busiestUs = Math.min(...points.map(({ callers, meanUs }) => meanUs / callers))
  return {
    kind: 'bounds',
    totalUs: alone.meanUs,
    busiestUs,
    kneeCallers: alone.meanUs / busiestUs,
    mostPerSecond: 1e6 / busiestUs,
  }
}

/** R(N) ≥ max(D, N · Dmax), µs: with N callers no system of these demands answers sooner. */
export const leastLatency = (
  { totalUs, busiestUs }: Pick<DemandBounds, 'totalUs' | 'busiestUs'>,
  callers: number,
): number => Math.max(totalUs, callers * busiestUs)

/**
 * Slope of the line through the origin that lies closest to the points by least squares: latency per caller, µs.
 * ΣN·R ÷ ΣN².
 * @param points at least one
 */
export const slopeThroughOrigin = (points: readonly ClosedPoint[]): number =>
  points.reduce((sum, { callers, meanUs }) => sum + callers * meanUs, 0) /
  points.reduce((sum, { callers }) => sum + callers ** 2, 0)

/** The share of a call that no two callers can be in at once. */
export interface SerialFraction {
  /** (R(N) ÷ R(1) − 1) ÷ (N − 1): 0 when callers do not disturb each other, 1 when they take turns. */
  readonly value: number
  /** False outside 0 to 1: then more than taking turns is at work, or less than one call's noise. */
  readonly isShare: boolean
}

/** @param many a point of more than one caller */
export const serialFraction = (aloneUs: number, many: ClosedPoint): SerialFraction => {
  const value = (many.meanUs / aloneUs - 1) / (many.callers - 1)
  return { value, isShare: value >= 0 && value <= 1 }
}
