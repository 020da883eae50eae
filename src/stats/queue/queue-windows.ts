import { BUCKET } from '../../domain/figures/buckets/columns'
import type { TimelinePoint } from '../../domain/snapshot'
import { medianOf } from '../../models/statistics/median'
import { meanOf } from '../intervals/mean'
import type { Unknown } from '../unknown'
import { type Point, type SlopeInterval, slopeInterval } from './slope'

/** Buckets of a window: four seconds, so that the queue's own ups and downs are not taken for a trend. */
const WINDOW_BUCKETS = 16
/** Buckets taken together as one point of a window's line. */
const BUCKETS_A_POINT = 2
/** Slope by which the queue changes by one call in a window, calls a second. */
export const CALL_A_WINDOW = 1000 / (WINDOW_BUCKETS * BUCKET)
/** Windows that are looked at, the newest. */
const WINDOWS = 3

/** The queue's length over time, s and calls: `size` buckets together as one point; left-over ones go unused. */
export const lengthsOf = (points: readonly TimelinePoint[], size: number): readonly Point[] =>
  Array.from({ length: Math.floor(points.length / size) }, (_, n) => {
    const group = points.slice(n * size, (n + 1) * size)
    return {
      x: meanOf(group.map(({ t, span }) => t - span / 2)) / 1000,
      y: meanOf(group.map(({ queueMean }) => queueMean)),
    }
  })

/** Full buckets that lie after a moment, ms since the run began. */
export const fullSince = (points: readonly TimelinePoint[], from: number): readonly TimelinePoint[] =>
  points.filter(({ t, span, complete }) => complete && t - span >= from)

/**
 * Slopes of the queue's length in the newest windows, which do not overlap, oldest first; calls a second.
 * @param full buckets, oldest first
 */
export const windowSlopes = (full: readonly TimelinePoint[]): readonly (SlopeInterval | Unknown)[] => {
  const windows = Math.min(WINDOWS, Math.floor(full.length / WINDOW_BUCKETS))
  const newest = full.slice(full.length - windows * WINDOW_BUCKETS)
  return Array.from({ length: windows }, (_, n) =>
    slopeInterval(lengthsOf(newest.slice(n * WINDOW_BUCKETS, (n + 1) * WINDOW_BUCKETS), BUCKETS_A_POINT)),
  )
}

/** Sum over time of the queue's length, calls × ms. */
export const areaOf = (points: readonly TimelinePoint[]): number =>
  points.reduce((sum, { queueMean, span }) => sum + queueMean * span, 0)

/**
 * Share of the mean queue length that is of a backlog the queue began with: of the time before it was first as short
 * as in half of the buckets; 0 to 1.
 * @param full buckets, oldest first
 */
export const backlogShareOf = (full: readonly TimelinePoint[]): number => {
  const usual = medianOf(full.map(({ queueMean }) => queueMean)) ?? 0
  const settled = full.findIndex(({ queueMean }) => queueMean <= usual)
  const area = areaOf(full)
  return area > 0 ? areaOf(full.slice(0, settled)) / area : 0
}
