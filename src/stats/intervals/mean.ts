import { studentT } from '../../models/statistics/student-t'

/** Smaller shares of a figure than this come of adding doubles up. */
const ROUNDING = 1e-12

/** @param values at least one */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** How far `value` is from `expected`; 0 where that is no more than rounding, which would look like a pattern. */
export const residualOf = (value: number, expected: number): number =>
  Math.abs(value - expected) <= ROUNDING * Math.abs(expected) ? 0 : value - expected

/** What each value differs by from the mean of all. */
export const residualsFromMean = (values: readonly number[]): readonly number[] => {
  const mean = meanOf(values)
  return values.map((value) => residualOf(value, mean))
}

/** Σ eᵢ² */
export const sumOfSquares = (residuals: readonly number[]): number =>
  residuals.reduce((sum, residual) => sum + residual ** 2, 0)

/**
 * Half of the 95 % interval of a mean: t · √(Σeᵢ² / (n(n − 1))), with n − 1 degrees of freedom.
 * @param residuals what each of n ≥ 2 independent values differs by from their mean
 */
export const halfWidthOf = (residuals: readonly number[]): number => {
  const n = residuals.length
  return studentT(n - 1) * Math.sqrt(sumOfSquares(residuals) / (n * (n - 1)))
}
