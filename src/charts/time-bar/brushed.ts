import type { Zoom } from '../../store/kept/view'
import { SHORTEST_ZOOM, timeAxisOf } from '../timeline/time-axis'

/** What of the run the time bar's window covers, ms. */
export interface BrushedStretch {
  readonly from: number
  readonly to: number
}

/** The parts of the window that a hand can move. */
export type Grip = 'from' | 'to' | 'both'

/** Nearer to the run's end than this is its end: the window goes on with the run. ms */
const SNAP = 400

/** The window as it stands, within what there is. @param end of the run so far, ms */
export const stretchOf = (zoom: Zoom, end: number): BrushedStretch => {
  const { domain } = timeAxisOf(zoom, end)
  return { from: Math.min(domain[0], end), to: Math.min(domain[1], end) }
}

/** The window with a grip moved by `by` ms; one whose end is the run's end follows the run. */
export const brushed = (
  { from, to }: BrushedStretch,
  grip: Grip,
  by: number,
  oldest: number,
  end: number,
): Zoom => {
  const clamp = (t: number, low: number, high: number) => Math.min(Math.max(t, low), Math.max(low, high))
  const shift = clamp(by, oldest - from, end - to)
  const start =
    grip === 'to' ? from : grip === 'both' ? from + shift : clamp(from + by, oldest, to - SHORTEST_ZOOM)
  const stop = grip === 'from' ? to : grip === 'both' ? to + shift : clamp(to + by, from + SHORTEST_ZOOM, end)
  return end - stop < SNAP ? { kind: 'follow', span: end - start } : { kind: 'window', from: start, to: stop }
}
