import { type Curve, leastSquares } from './least-squares'
import type { RobustUsl } from './robust-usl'

/** Halvings of a bracket of 256 workers: to a thousandth of one. */
const HALVINGS = 18

/** The law with its peak as a parameter, and held there: β = (1 − α) ÷ peak². Free are γ and α. */
const peakedCurve = (peak: number): Curve => {
  const share = (workers: number) => (workers * (workers - 1)) / peak ** 2
  const divisor = (alpha: number, workers: number) => 1 + alpha * (workers - 1) + (1 - alpha) * share(workers)
  return {
    value: ([gamma = 0, alpha = 0], workers) => {
      const throughput = (gamma * workers) / divisor(alpha, workers)
      return throughput > 0 ? throughput : Number.NaN
    },
    gradient: ([gamma = 0, alpha = 0], workers) => {
      const d = divisor(alpha, workers)
      return [workers / d, (-gamma * workers * (workers - 1 - share(workers))) / d ** 2]
    },
  }
}

export interface PeakInterval {
  readonly low: number
  readonly high: number
  /** Whether the points rule out a peak beyond what was measured; if not, the end is where measuring ended. */
  readonly isBounded: boolean
}

/**
 * Which peaks the points allow: those with which the best fit’s sum of squares is not more than 1 + t² ÷ (n − 3) times
 * the least (profile likelihood; D. Bates, D. Watts 1988, Nonlinear Regression, 6.1). Unlike the parameters’ own
 * intervals it need not be as wide on both sides.
 * @param t Student’s quantile for n − 3 degrees of freedom
 * @param range fewest and most workers that were measured
 */
export const peakInterval = (
  { usl, points, sum }: RobustUsl,
  peak: number,
  { t, degrees, range }: { t: number; degrees: number; range: readonly [number, number] },
): PeakInterval => {
  const limit = sum * (1 + t ** 2 / degrees)
  const isAllowed = (at: number) => {
    const start = [usl.gamma, Math.min(0.999, Math.max(0, usl.alpha))]
    return leastSquares(peakedCurve(at), points, start).sum <= limit
  }
  const edge = (end: number): number => {
    if (isAllowed(end)) return end
    let [inside, outside] = [peak, end]
    for (let n = 0; n < HALVINGS; n += 1) {
      const middle = (inside + outside) / 2
      if (isAllowed(middle)) inside = middle
      else outside = middle
    }
    return inside
  }
  const [fewest, most] = range
  return { low: edge(fewest), high: edge(most), isBounded: !isAllowed(most) }
}
