import type { Estimate } from '../../domain/figures/estimate'
import { halfWidthOf, meanOf, residualsFromMean } from '../../stats/intervals/mean'
import { trimmedHalfWidth, trimmedMean } from '../../stats/intervals/paired-difference'

/** With so many measurements the outermost fifth at either end can be spared: a busy machine disturbs some. */
const TRIMMED_FROM = 7

const logInterval = (logs: readonly number[]) =>
  logs.length >= TRIMMED_FROM
    ? { mean: trimmedMean(logs), half: trimmedHalfWidth(logs) }
    : { mean: meanOf(logs), half: halfWidthOf(residualsFromMean(logs)) }

/**
 * Geometric mean of independent measurements, with Student's interval of their logarithms: what disturbs one makes it
 * so many times slower.
 * @returns null with fewer than two, or where one is not above 0
 */
export const figureOf = (values: readonly number[]): Estimate | null => {
  if (values.length < 2 || !values.every((value) => value > 0 && Number.isFinite(value))) return null
  const { mean, half } = logInterval(values.map(Math.log))
  const figure = { value: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) }
  return Object.values(figure).every(Number.isFinite) ? figure : null
}

/** An interval wider than twice its figure tells next to nothing: two measurements that differ by a third have such. */
export const isTelling = (figure: Estimate): boolean => halfShare(figure) <= 1

/** Half of the interval as a share of the figure. */
export const halfShare = ({ value, low, high }: Estimate): number => (high - low) / (2 * value)
