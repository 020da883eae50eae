import { studentT } from '../../models/statistics/student-t'
import { meanOf, residualOf, sumOfSquares } from '../intervals/mean'
import { type Unknown, unknown } from '../unknown'

/** Fewest points from which a slope is taken. */
const FEWEST = 6

export interface Point {
  readonly x: number
  readonly y: number
}

/** A slope, in units of y per unit of x, with its standard error and 95 % interval. */
export interface SlopeInterval {
  readonly kind: 'slope'
  readonly slope: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly points: number
}

/**
 * Ordinary least-squares slope of y over x, with its 95 % interval: t with n − 2 degrees of freedom times
 * √(Σeᵢ² / ((n − 2) Σ(xᵢ − x̄)²)) (R. Jain 1991, 14.5). It takes the points as independent: of points that depend
 * on those before them, as the lengths of a queue do, the interval is too narrow.
 * @returns none with fewer than six points, or when all x are equal
 */
export const slopeInterval = (points: readonly Point[]): SlopeInterval | Unknown => {
  const n = points.length
  if (n < FEWEST) return unknown(`needs ${FEWEST} points in time, and has ${n}`)
  const meanX = meanOf(points.map(({ x }) => x))
  const meanY = meanOf(points.map(({ y }) => y))
  const sxx = sumOfSquares(points.map(({ x }) => x - meanX))
  const sxy = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  if (sxx === 0) return unknown('all points are of one moment')
  const slope = sxy / sxx
  const residuals = points.map(({ x, y }) => residualOf(y, meanY + slope * (x - meanX)))
  const standardError = Math.sqrt(sumOfSquares(residuals) / (n - 2) / sxx)
  if (!Number.isFinite(standardError)) return unknown('a point is not finite')
  const half = studentT(n - 2) * standardError
  return { kind: 'slope', slope, standardError, low: slope - half, high: slope + half, points: n }
}

/** The slope alone; null where it is unknown. */
export const slopeOf = (points: readonly Point[]): number | null => {
  const interval = slopeInterval(points)
  return interval.kind === 'slope' ? interval.slope : null
}
