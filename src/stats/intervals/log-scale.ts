/** Both ends of an interval. */
export interface Ends {
  readonly low: number
  readonly high: number
}

/**
 * Ends of the interval of a positive quantity, from half its width: symmetric on the logarithmic scale, so that it never
 * reaches 0. By the delta method the logarithm's error is the quantity's own error ÷ the quantity (W. Cochran 1977,
 * Sampling Techniques, 6.6; D. Katz et al. 1978, Biometrics 34, for ratios); narrow intervals are the same on either scale.
 * @param value more than 0, or without a width
 */
export const onLogScale = (value: number, half: number): Ends =>
  half === 0
    ? { low: value, high: value }
    : { low: value * Math.exp(-half / value), high: value * Math.exp(half / value) }

/**
 * Ends of the interval of a product or quotient of independent quantities whose own intervals are known: their distances
 * on the logarithmic scale add up as squares, each side by itself (G. Zou, A. Donner 2008, Statistics in Medicine 27).
 * @param below for each quantity, its value ÷ the end that makes the whole smaller, 1 or more; `above` likewise
 */
export const ofIndependent = (value: number, below: readonly number[], above: readonly number[]): Ends => ({
  low: value * Math.exp(-Math.hypot(...below.map(Math.log))),
  high: value * Math.exp(Math.hypot(...above.map(Math.log))),
})
