import { solve } from './solve'

/** A curve with parameters, and how it changes with each of them. */
export interface Curve {
  readonly value: (parameters: readonly number[], x: number) => number
  readonly gradient: (parameters: readonly number[], x: number) => readonly number[]
}

export interface WeightedPoint {
  readonly x: number
  readonly y: number
  readonly weight: number
}

export interface Least {
  readonly parameters: readonly number[]
  /** Σ w(y − f)². */
  readonly sum: number
}

const MOST_STEPS = 100
const FIRST_DAMPING = 1e-3
/** Steps that no damping makes better have arrived. */
const MOST_DAMPING = 1e12
/** The sum of squares that changes by less than this share has settled. */
const PRECISION = 1e-15

const sumOf = (curve: Curve, points: readonly WeightedPoint[], parameters: readonly number[]): number =>
  points.reduce((sum, { x, y, weight }) => sum + weight * (y - curve.value(parameters, x)) ** 2, 0)

const slopesAt = (curve: Curve, points: readonly WeightedPoint[], parameters: readonly number[]) =>
  points.map(({ x, weight }) => ({ weight, by: curve.gradient(parameters, x) }))

const matrixOf = (slopes: ReturnType<typeof slopesAt>, size: number): number[][] => {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (const { weight, by } of slopes)
    for (const [i, row] of matrix.entries())
      for (let j = 0; j < size; j += 1) row[j] = (row[j] ?? 0) + weight * (by[i] ?? 0) * (by[j] ?? 0)
  return matrix
}

/** JᵀWJ: what the points say of each pair of parameters. */
export const normalMatrix = (
  curve: Curve,
  points: readonly WeightedPoint[],
  parameters: readonly number[],
): readonly (readonly number[])[] => matrixOf(slopesAt(curve, points, parameters), parameters.length)

/** The step that Gauss and Newton would take, shortened by damping; null where the points do not tell one. */
const stepOf = (
  curve: Curve,
  points: readonly WeightedPoint[],
  parameters: readonly number[],
  damping: number,
) => {
  const slopes = slopesAt(curve, points, parameters)
  const matrix = matrixOf(slopes, parameters.length)
  for (const [i, row] of matrix.entries()) row[i] = (row[i] ?? 0) * (1 + damping)
  const pulls = points.map(({ x, y, weight }) => weight * (y - curve.value(parameters, x)))
  const right = parameters.map((_, i) =>
    slopes.reduce((sum, { by }, at) => sum + (by[i] ?? 0) * (pulls[at] ?? 0), 0),
  )
  return solve(matrix, right)
}

/**
 * Parameters with the least weighted sum of squares (K. Levenberg 1944; D. Marquardt 1963). Own code for three
 * parameters: the well-kept library for it brings a library of matrices, differentiates by differences, and keeps the
 * matrix that intervals are made of to itself.
 */
export const leastSquares = (
  curve: Curve,
  points: readonly WeightedPoint[],
  start: readonly number[],
): Least => {
  let best: Least = { parameters: start, sum: sumOf(curve, points, start) }
  let damping = FIRST_DAMPING
  for (let taken = 0; taken < MOST_STEPS && damping < MOST_DAMPING; taken += 1) {
    const step = stepOf(curve, points, best.parameters, damping)
    const parameters = step ? best.parameters.map((value, at) => value + (step[at] ?? 0)) : null
    const sum = parameters ? sumOf(curve, points, parameters) : Number.NaN
    // A step out of the curve's domain has no sum, and is none.
    if (!parameters || !(sum <= best.sum)) {
      damping *= 10
      continue
    }
    const isSettled = best.sum - sum <= PRECISION * best.sum
    best = { parameters, sum }
    damping /= 10
    if (isSettled) break
  }
  return best
}
