import { medianOf } from '../../models/statistics/median'
import type { Visit } from '../engine/visit'
import { isUsable } from './point'

/** With fewer blocks nobody can say what is usual. */
const FEWEST_BLOCKS = 4
/** So many robust standard deviations from the rest, a measurement is of something else: 1 in 2,000 by chance. */
const FAR = 3.5
/** Nearer than this to what was expected nothing is far, however alike all others are, as a share. */
const NEAR = 0.05
/** Where more of a value's measurements are far, that is how the value is. */
const MOST_OF_A_VALUE = 1 / 3
const ROUNDS = 10
/** Of a normal distribution, the median distance from the middle in standard deviations. */
const MEDIAN_DISTANCE = 0.6745

interface Cell {
  readonly visit: Visit
  readonly log: number
}

const by = <K>(cells: readonly Cell[], key: (cell: Cell) => K): ReadonlyMap<K, readonly Cell[]> => {
  const found = new Map<K, Cell[]>()
  for (const cell of cells) found.set(key(cell), [...(found.get(key(cell)) ?? []), cell])
  return found
}

const valueIn = ({ visit }: Cell) => visit.value
const blockIn = ({ visit }: Cell) => visit.block

/** What remains of the rates' logarithms without each value's and each block's part: median polish (J. W. Tukey, 1977). */
const residualsOf = (cells: readonly Cell[]): ReadonlyMap<Cell, number> => {
  const residuals = new Map(cells.map((cell) => [cell, cell.log]))
  const rows = [...by(cells, valueIn).values(), ...by(cells, blockIn).values()]
  for (let round = 0; round < ROUNDS; round += 1)
    for (const row of rows) {
      const middle = medianOf(row.map((cell) => residuals.get(cell) ?? 0)) ?? 0
      for (const cell of row) residuals.set(cell, (residuals.get(cell) ?? 0) - middle)
    }
  return residuals
}

/** Robust: the medians fit as many measurements exactly as they have parts, and those tell nothing. */
const deviationOf = (residuals: readonly number[], parts: number): number => {
  const telling = residuals
    .map(Math.abs)
    .toSorted((a, b) => b - a)
    .slice(0, Math.max(1, residuals.length - parts))
  return (medianOf(telling) ?? 0) / MEDIAN_DISTANCE
}

/**
 * Measurements without those that something else disturbed: that lie far from what their value and their block say, either
 * way (F. R. Hampel’s identifier, 1974, on two-way residuals). Of a value that is often far none is left out.
 */
export const withoutOutliers = (visits: readonly Visit[]): readonly Visit[] => {
  const cells = visits
    .filter(isUsable)
    .map((visit) => ({ visit, log: Math.log(visit.perSecond ?? Number.NaN) }))
    .filter(({ log }) => Number.isFinite(log))
  const [values, blocks] = [by(cells, valueIn), by(cells, blockIn)]
  if (values.size < 2 || blocks.size < FEWEST_BLOCKS) return visits
  const residuals = residualsOf(cells)
  const deviation = deviationOf([...residuals.values()], values.size + blocks.size - 1)
  const limit = Math.max(FAR * deviation, NEAR)
  const far = new Set<Visit>()
  for (const row of values.values()) {
    const found = row.filter((cell) => Math.abs(residuals.get(cell) ?? 0) > limit)
    if (found.length <= MOST_OF_A_VALUE * row.length) for (const { visit } of found) far.add(visit)
  }
  return visits.filter((visit) => !far.has(visit))
}
