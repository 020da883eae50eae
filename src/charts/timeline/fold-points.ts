import type { Fold } from '../../domain/figures/buckets/columns'
import { columnOf, FOLDS, pointFrom } from '../../domain/figures/buckets/stored-point'
import type { TimelinePoint } from '../../domain/snapshot'

const SPAN = columnOf('span')
const SAMPLES = columnOf('samples')

/** Buckets stored as numbers, in a ring or not. @returns where the bucket at `order` begins */
interface Stored {
  readonly numbers: Float64Array
  readonly offsetOf: (order: number) => number
}

/** What one column of the buckets from `first` up to and without `end` says together; NaN where none says anything. */
const foldColumn = (
  fold: Fold,
  column: number,
  { numbers, offsetOf }: Stored,
  first: number,
  end: number,
) => {
  const at = (order: number, index: number) => numbers[offsetOf(order) + index] ?? Number.NaN
  if (fold === 'newest') return at(end - 1, column)
  let total = 0
  let weights = 0
  let largest = Number.NaN
  for (let order = first; order < end; order += 1) {
    const value = at(order, column)
    if (Number.isNaN(value)) continue
    const weight = fold === 'by span' ? at(order, SPAN) : fold === 'by samples' ? at(order, SAMPLES) : 1
    total += value * weight
    weights += weight
    if (!(largest >= value)) largest = value
  }
  if (fold === 'largest') return largest
  return fold === 'sum' ? total : total / weights
}

/**
 * The buckets from `first` up to and without `end` as one point.
 * @param heat their calls by latency, added up
 */
export const foldPoints = (stored: Stored, first: number, end: number, heat: Uint32Array): TimelinePoint =>
  pointFrom(
    FOLDS.map((fold, column) => foldColumn(fold, column, stored, first, end)),
    heat,
  )
