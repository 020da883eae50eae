import { BUCKETS_KEPT } from '../../domain/figures/buckets/columns'
import { POINT_WIDTH, storePoint } from '../../domain/figures/buckets/stored-point'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { Snapshot, TimelinePoint } from '../../domain/snapshot'
import { foldPoints } from './fold-points'

/** The closed buckets of a run up to some moment. What comes later changes nothing in it. */
export interface Kept {
  /** How many buckets the run has closed, and which is the oldest that is still kept. */
  readonly end: number
  readonly first: number
}

/**
 * What the page remembers of a run, so that people can look back further than a snapshot reaches. Buckets are
 * numbered from the beginning of the run and stored as plain numbers in a ring: memory is taken once and does not
 * grow.
 */
export interface PageHistory {
  /**
   * Takes in what the snapshot has closed since the last one. Snapshots overlap by half a minute, so that none is
   * lost when some are missed; a longer silence leaves a gap in time.
   */
  readonly take: (snapshot: Snapshot) => void
  readonly kept: () => Kept
  /** End of the bucket numbered `order`, ms since the run began. */
  readonly timeOf: (order: number) => number
  /** The buckets from `first` up to and without `end` as one point. */
  readonly fold: (first: number, end: number) => TimelinePoint
}

/** Of a bucket in which no call completed. */
const NO_HEAT = new Uint32Array(0)

export const createHistory = (limit: number = BUCKETS_KEPT): PageHistory => {
  const numbers = new Float64Array(limit * POINT_WIDTH)
  const times = new Float64Array(limit)
  const heats = new Uint32Array(limit * HEAT_ROWS)
  const stored = { numbers, offsetOf: (order: number) => (order % limit) * POINT_WIDTH }
  let run: number | null = null
  let end = 0
  let newest = Number.NEGATIVE_INFINITY

  const forget = () => {
    end = 0
    newest = Number.NEGATIVE_INFINITY
  }
  const store = (point: TimelinePoint) => {
    storePoint(point, numbers, stored.offsetOf(end))
    times[end % limit] = point.t
    const row = (end % limit) * HEAT_ROWS
    heats.fill(0, row, row + HEAT_ROWS)
    heats.set(point.heat.subarray(0, HEAT_ROWS), row)
    newest = point.t
    end += 1
  }
  const heatOf = (first: number, last: number): Uint32Array => {
    const sum = new Uint32Array(HEAT_ROWS)
    let calls = 0
    for (let order = first; order < last; order += 1) {
      const offset = (order % limit) * HEAT_ROWS
      for (let row = 0; row < HEAT_ROWS; row += 1) {
        const count = heats[offset + row] ?? 0
        sum[row] = (sum[row] ?? 0) + count
        calls += count
      }
    }
    return calls > 0 ? sum : NO_HEAT
  }
  return {
    take: ({ run: number, timeline }) => {
      if (number !== run) forget()
      run = number
      for (const point of timeline) if (point.complete && point.t > newest) store(point)
    },
    kept: () => ({ end, first: Math.max(0, end - limit) }),
    timeOf: (order) => times[order % limit] ?? Number.NaN,
    fold: (first, last) => foldPoints(stored, first, last, heatOf(first, last)),
  }
}
