import { columnOf, StoredBuckets } from '../../domain/figures/buckets/stored-buckets'
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

const TIME = columnOf('t')

/** @param limit buckets that are kept, by default as many as the lab keeps */
export const createHistory = (limit?: number): PageHistory => {
  const stored = new StoredBuckets(limit)
  let run: number | null = null
  let end = 0
  let newest = Number.NEGATIVE_INFINITY

  const forget = () => {
    end = 0
    newest = Number.NEGATIVE_INFINITY
  }
  const store = (point: TimelinePoint) => {
    stored.write(end, point)
    newest = point.t
    end += 1
  }
  return {
    take: ({ run: number, timeline }) => {
      if (number !== run) forget()
      run = number
      for (const point of timeline) if (point.complete && point.t > newest) store(point)
    },
    kept: () => ({ end, first: Math.max(0, end - stored.limit) }),
    timeOf: (order) => stored.numberAt(order, TIME),
    fold: (first, last) => foldPoints(stored, first, last),
  }
}

/** One place on the time axis: a point, or a gap in which nothing was measured. */
export interface Row {
  readonly t: number
  readonly point: TimelinePoint | null
}

/** A chart of more points takes longer to draw and shows no more: there are few pixels to each. */
const MOST_POINTS = 150
/** Buckets are told to be neighbours when less than this lies between them, ms: half a bucket. */
const NEIGHBOURS = 125

/** The first bucket from `first` up to `end` that ends after `t`. */
const firstAfter = (history: PageHistory, { first, end }: Kept, t: number): number => {
  let low = first
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (history.timeOf(middle) > t) high = middle
    else low = middle + 1
  }
  return low
}

/** How many neighbours make one point. A power of two, so that it rarely changes while a stretch grows. */
const fold = (buckets: number) => 2 ** Math.max(0, Math.ceil(Math.log2(buckets / MOST_POINTS)))

/** Puts a gap before every point that does not begin where the one before it ends. */
const withGaps = (points: readonly TimelinePoint[]): readonly Row[] => {
  const rows: Row[] = []
  let before: number | null = null
  for (const point of points) {
    const start = point.t - point.span
    if (before !== null && start - before > NEIGHBOURS) rows.push({ t: before + 1, point: null })
    rows.push({ t: point.t, point })
    before = point.t
  }
  return rows
}

/**
 * What is kept of a stretch of time, in at most about 150 points, and one beyond each end so that lines run to the
 * edge. Which buckets make a point follows from their numbers, so that points stand still while the stretch moves.
 * @param open the bucket that is still being filled; never merged, because its figures may yet change
 */
export const rowsOf = (
  history: PageHistory,
  kept: Kept,
  [from, to]: readonly [number, number],
  open: TimelinePoint | null,
): readonly Row[] => {
  const first = Math.max(kept.first, firstAfter(history, kept, from) - 1)
  const end = Math.min(kept.end, firstAfter(history, kept, to) + 1)
  const size = fold(end - first)
  const points: TimelinePoint[] = []
  for (let group = Math.floor(first / size) * size; group < end; group += size)
    points.push(history.fold(Math.max(kept.first, group), Math.min(kept.end, group + size)))
  if (open && open.t - open.span <= to && open.t > (points.at(-1)?.t ?? Number.NEGATIVE_INFINITY))
    points.push(open)
  return withGaps(points)
}
