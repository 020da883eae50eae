import { medianOf } from '../statistics/median'
import { type Least, leastSquares, type WeightedPoint } from './least-squares'
import { robustWeights } from './robust-weights'
import type { ScalingPoint } from './scaling-point'
import { solve } from './solve'
import { type Usl, uslThroughput } from './usl'
import { freeOf, type Held, uslCurve, uslOf } from './usl-curve'

/** A fit, with the weights that it settled on. */
export interface RobustUsl extends Least {
  readonly usl: Usl
  readonly points: readonly WeightedPoint[]
}

/** Weights settle within some twenty rounds, or, where points follow no law, never. */
const ROUNDS = 30
const SETTLED = 1e-10
/** A point counts at most this many times as much, or as little, as the one in the middle. */
const MOST_PRECISION = 4

/** How much each point is to count by its own interval; alike where one has none. */
const precisionsOf = (points: readonly ScalingPoint[]): readonly number[] => {
  const widths = points.map(({ perSecond, halfWidth }) => (halfWidth ?? 0) / perSecond)
  if (!widths.every((width) => width > 0 && Number.isFinite(width))) return points.map(() => 1)
  const middle = medianOf(widths) ?? 0
  return widths.map((width) => Math.min(MOST_PRECISION, Math.max(1 / MOST_PRECISION, (middle / width) ** 2)))
}

/**
 * Where to start: c ÷ X is a polynomial in c, linear in its coefficients; weighted by (X ÷ c)², since the error of c ÷ X
 * is so many times that of X ÷ c.
 */
const startOf = (points: readonly ScalingPoint[]): Usl => {
  const rows = points.map(({ workers, perSecond }) => ({
    weight: (perSecond / workers) ** 2,
    by: [1, workers, workers ** 2],
    y: workers / perSecond,
  }))
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const matrix = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => sum(({ weight, by }) => weight * (by[i] ?? 0) * (by[j] ?? 0))),
  )
  const coefficients = solve(
    matrix,
    [0, 1, 2].map((i) => sum(({ weight, by, y }) => weight * (by[i] ?? 0) * y)),
  )
  const [none = 0, once = 0, square = 0] = coefficients ?? []
  const gamma = 1 / (none + once + square)
  if (!coefficients || !(gamma > 0))
    return {
      gamma: Math.max(...points.map((point) => point.perSecond / point.workers)),
      alpha: 0.1,
      beta: 0.001,
    }
  return { gamma, alpha: gamma * (once + square), beta: gamma * square }
}

/** Relative residuals by the fit, each as its point’s own precision has it. */
const residualsOf = (points: readonly ScalingPoint[], usl: Usl, precisions: readonly number[]) =>
  points.map(
    ({ workers, perSecond }, at) =>
      (perSecond / uslThroughput(usl, workers) - 1) * Math.sqrt(precisions[at] ?? 1),
  )

/** A start inside the curve’s domain, for the parameters that are free. */
const parametersFrom = (usl: Usl, held: Held): readonly number[] =>
  freeOf(held).map((name) => (name === 'gamma' ? usl.gamma : Math.max(0, usl[name])))

/**
 * The law fitted to relative residuals, so that a point with many workers counts no more than one with few, and an
 * outlier less than either: least squares with Huber’s weights, again and again until they settle.
 */
export const robustUsl = (points: readonly ScalingPoint[], held: Held): RobustUsl => {
  const curve = uslCurve(held)
  const precisions = precisionsOf(points)
  let usl: Usl = { ...startOf(points), ...held }
  let parameters = parametersFrom(usl, held)
  let counts: readonly number[] = points.map(() => 1)
  for (let round = 0; ; round += 1) {
    const weighted = points.map(({ workers, perSecond }, at) => ({
      x: workers,
      y: perSecond,
      weight:
        ((counts[at] ?? 1) * (precisions[at] ?? 1)) /
        (round === 0 ? perSecond : uslThroughput(usl, workers)) ** 2,
    }))
    const least = leastSquares(curve, weighted, parameters)
    const moved = Math.max(
      ...least.parameters.map((value, at) => Math.abs(value - (parameters[at] ?? 0)) / Math.abs(value || 1)),
    )
    usl = uslOf(least.parameters, held)
    parameters = least.parameters
    if (round >= ROUNDS || (round > 0 && moved < SETTLED)) return { ...least, usl, points: weighted }
    counts = robustWeights(residualsOf(points, usl, precisions))
  }
}
