import type { Zoom } from '../../store/kept/view'

/** The one time axis of all charts: what it spans and where it is marked, ms since the run began. */
export interface TimeAxis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Spans the axis may have, ms: it grows in steps while a run is young, then scrolls. */
const SPANS = [10_000, 20_000, 30_000] as const
const LONGEST_SPAN = SPANS[2]
/** Spaces there may be between ticks, ms. */
const TICK_EVERY = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000] as const
/** More ticks than this touch one another in a narrow chart. */
const MOST_TICKS = 7
/** A stretch shorter than four buckets shows no course. ms */
export const SHORTEST_ZOOM = 1000

const spanned = (start: number, end: number): TimeAxis => {
  const step = TICK_EVERY.find((length) => (end - start) / length <= MOST_TICKS) ?? TICK_EVERY[10]
  const ticks: number[] = []
  for (let tick = Math.ceil(start / step) * step; tick <= end; tick += step) ticks.push(tick)
  return { domain: [start, end], ticks }
}

/** The newest stretch. @param at time since the run began, ms */
export const timeAxisAt = (at: number): TimeAxis => {
  const span = SPANS.find((length) => at <= length) ?? LONGEST_SPAN
  const end = Math.max(at, span)
  return spanned(end - span, end)
}

/** What the axis shows when the run has come to `at`. */
export const timeAxisOf = (zoom: Zoom, at: number): TimeAxis => {
  switch (zoom.kind) {
    case 'newest':
      return timeAxisAt(at)
    case 'follow':
      return spanned(Math.max(0, at - zoom.span), Math.max(at, zoom.span))
    case 'whole':
      return spanned(0, Math.max(at, SPANS[0]))
    case 'window':
      return spanned(zoom.from, zoom.to)
    default:
      return zoom satisfies never
  }
}

/** The stretch between two moments in either order, at least as long as shows a course, within the run. */
export const stretchBetween = (one: number, other: number, end: number): Zoom => {
  const middle = (one + other) / 2
  const span = Math.max(Math.abs(other - one), SHORTEST_ZOOM)
  const from = Math.max(0, Math.min(middle - span / 2, end - span))
  return { kind: 'window', from, to: from + span }
}

const MINUTE = 60_000
/** From here on a tick in seconds needs reckoning to be read. ms */
const MINUTES_FROM = 2 * MINUTE

/** Of a tick: seconds, with a tenth only where it has one; from two minutes on minutes and seconds, 2:05. */
export const formatTimeTick = (ms: number): string => {
  const tenths = Math.round(ms / 100) / 10
  if (ms < MINUTES_FROM) return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} s`
  const seconds = tenths % 60
  const digits = Number.isInteger(seconds) ? String(seconds) : seconds.toFixed(1)
  return `${Math.floor(ms / MINUTE)}:${digits.padStart(Number.isInteger(seconds) ? 2 : 4, '0')}`
}
/** Of a point: tenths of a second. */
export const formatTime = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
