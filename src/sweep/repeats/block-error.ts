import { meanOf } from '../../stats/intervals/mean'
import type { Visit } from '../engine/visit'
import { isUsable } from './point'

/** How far measurements lie apart for no reason that is known. */
export interface BlockError {
  /** Standard deviation of the logarithm of a rate. */
  readonly deviation: number
  /** Degrees of freedom it rests on. */
  readonly freedom: number
}

/**
 * What remains of the rates' logarithms when each value's mean and each block's is taken away: a randomised complete
 * block design (R. A. Fisher, The Design of Experiments, 1935), in which what disturbs a measurement is taken to
 * disturb all values alike, so that few blocks tell as much as many repeats of a pair would.
 *
 * @returns null with fewer than two whole blocks or two values
 */
export const blockErrorOf = (values: readonly number[], visits: readonly Visit[]): BlockError | null => {
  const logs = new Map<number, Map<number, number>>()
  for (const visit of visits)
    if (isUsable(visit) && visit.perSecond !== null && values.includes(visit.value)) {
      const block = logs.get(visit.block) ?? new Map<number, number>()
      logs.set(visit.block, block.set(visit.value, Math.log(visit.perSecond)))
    }
  const rows = [...logs.values()]
    .filter((block) => block.size === values.length)
    .map((block) => values.map((value) => block.get(value) ?? Number.NaN))
  const freedom = (rows.length - 1) * (values.length - 1)
  if (rows.length < 2 || freedom < 1) return null
  const means = values.map((_, at) => meanOf(rows.map((row) => row[at] ?? Number.NaN)))
  const whole = meanOf(means)
  const squares = rows.flatMap((row) => {
    const block = meanOf(row)
    return row.map((log, at) => (log - block - (means[at] ?? Number.NaN) + whole) ** 2)
  })
  const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / freedom)
  return Number.isFinite(deviation) ? { deviation, freedom } : null
}
