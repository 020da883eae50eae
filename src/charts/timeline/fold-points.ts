import type { Fold } from '../../domain/figures/buckets/columns'
import { columnOf, FOLDS, pointFrom, type StoredBuckets } from '../../domain/figures/buckets/stored-buckets'
import type { TimelinePoint } from '../../domain/snapshot'

/** What a bucket counts by, where not all count alike. */
const WEIGHERS: Partial<Record<Fold, number>> = {
  'by span': columnOf('span'),
  'by samples': columnOf('samples'),
}

/** What one column of the buckets from `first` up to and without `end` says together; NaN where none says anything. */
const foldColumn = (fold: Fold, column: number, stored: StoredBuckets, first: number, end: number) => {
  if (fold === 'newest') return stored.numberAt(end - 1, column)
  let total = 0
  let weights = 0
  let largest = Number.NaN
  for (let order = first; order < end; order += 1) {
    const value = stored.numberAt(order, column)
    if (Number.isNaN(value)) continue
    const weigher = WEIGHERS[fold]
    const weight = weigher === undefined ? 1 : stored.numberAt(order, weigher)
    total += value * weight
    weights += weight
    if (!(largest >= value)) largest = value
  }
  if (fold === 'largest') return largest
  return fold === 'sum' ? total : total / weights
}

/** The buckets from `first` up to and without `end` as one point. */
export const foldPoints = (stored: StoredBuckets, first: number, end: number): TimelinePoint =>
  pointFrom(
    FOLDS.map((fold, column) => foldColumn(fold, column, stored, first, end)),
    stored.heatFrom(first, end),
  )
