/** The one time axis of all charts: what it spans and where it is marked, ms since the run began. */
export interface TimeAxis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Spans the axis may have, ms: it grows in steps while a run is young, then scrolls. */
const SPANS = [10_000, 20_000, 30_000] as const
const LONGEST_SPAN = SPANS[2]
/** Space between ticks, ms. */
const TICK_EVERY = { 10000: 2000, 20000: 5000, 30000: 5000 } as const

/** @param at time since the run began, ms */
export const timeAxisAt = (at: number): TimeAxis => {
  const span = SPANS.find((length) => at <= length) ?? LONGEST_SPAN
  const end = Math.max(at, span)
  const start = end - span
  const step = TICK_EVERY[span]
  const ticks: number[] = []
  for (let tick = Math.ceil(start / step) * step; tick <= end; tick += step) ticks.push(tick)
  return { domain: [start, end], ticks }
}

/** Of a tick, which is whole seconds. */
export const formatTimeTick = (ms: number): string => `${Math.round(ms / 1000)} s`
/** Of a point: tenths of a second. */
export const formatTime = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
