import { HEAT_ROWS, heatRowFrom, ROWS_A_DECADE } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'
import { logAxis } from '../line/axis/axis-scale'
import { roundTop } from './colours/ramp'

/** What the map shows: which buckets, and which band of latencies. */
export interface HeatView {
  readonly points: readonly TimelinePoint[]
  /** Rows of `domain/heat`, the lowest and the one after the highest. */
  readonly low: number
  readonly high: number
  /** Latencies to mark, µs. */
  readonly ticks: readonly number[]
  /** The count that has the deepest colour; 0 where there is no call. */
  readonly top: number
}

/** Shown before there is a call, µs. */
const EMPTY = [10, 10_000] as const
/** Fewer decades would stretch a few rows over the whole height. */
const LEAST_DECADES = 2

const rowOfLatency = (us: number): number => Math.log10(us) * ROWS_A_DECADE

/** The buckets of a stretch of time, and the decades that hold all their calls. */
export const heatView = (
  timeline: readonly TimelinePoint[],
  [from, to]: readonly [number, number],
): HeatView => {
  const points = timeline.filter(({ t, span }) => t > from && t - span < to)
  let [lowest, highest, most] = [HEAT_ROWS, -1, 0]
  for (const { heat } of points) {
    heat.forEach((count, row) => {
      if (count === 0) return
      lowest = Math.min(lowest, row)
      highest = Math.max(highest, row)
      most = Math.max(most, count)
    })
  }
  const axis = most === 0 ? logAxis(...EMPTY) : logAxis(heatRowFrom(lowest), heatRowFrom(highest + 1))
  const least = axis.domain[0] * 10 ** LEAST_DECADES
  const { domain, ticks } = axis.domain[1] < least ? logAxis(axis.domain[0], least) : axis
  return {
    points,
    low: Math.round(rowOfLatency(domain[0])),
    high: Math.round(rowOfLatency(domain[1])),
    ticks,
    top: most === 0 ? 0 : roundTop(most),
  }
}

/** Where a latency lies in the plot, from its lower edge 0 to its upper edge 1. */
export const cellHeightOf = (us: number, { low, high }: HeatView): number =>
  (rowOfLatency(us) - low) / (high - low)

/** Calls of a bucket. */
export const callsIn = ({ heat }: TimelinePoint): number => heat.reduce((sum, count) => sum + count, 0)

/** The row that holds most calls of a bucket; null without a call. */
export const fullestRow = ({ heat }: TimelinePoint): number | null => {
  let fullest: number | null = null
  heat.forEach((count, row) => {
    if (count > (fullest === null ? 0 : (heat[fullest] ?? 0))) fullest = row
  })
  return fullest
}
