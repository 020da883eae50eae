import { medianOf } from '../statistics/median'

/** P. Huber 1964: at this many standard deviations a residual begins to count less; 95 % efficient for normal ones. */
const TURN = 1.345
/** Median of |x − median| × this is the standard deviation, of normal values. */
const TO_DEVIATION = 1.4826
/** Relative residuals below this are rounding. */
const NOTHING = 1e-12

/** How much each residual is to count: 1, and less the further it is out; the scale is the residuals’ own. */
export const robustWeights = (residuals: readonly number[]): readonly number[] => {
  const middle = medianOf(residuals) ?? 0
  const deviation = TO_DEVIATION * (medianOf(residuals.map((residual) => Math.abs(residual - middle))) ?? 0)
  if (deviation < NOTHING) return residuals.map(() => 1)
  return residuals.map((residual) => Math.min(1, (TURN * deviation) / Math.abs(residual)))
}
