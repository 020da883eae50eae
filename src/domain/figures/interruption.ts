import type { Millis } from '../time'

/**
 * What held up the page or a thread, so that calls it touched say nothing about the pool:
 * `hidden`: the tab was in the background, and up to 2 s after. `frozen`: the browser froze the page.
 * `long-task`: the caller's thread, being the page's, was busy for 50 ms or more without us. `stall`: the caller's
 * thread did nothing at all for more than three periods of its heartbeat. `sleep`: the machine slept, or the wall
 * clock was moved.
 */
export type InterruptionKind = 'hidden' | 'frozen' | 'long-task' | 'stall' | 'sleep'
export const INTERRUPTION_KINDS: readonly InterruptionKind[] = [
  'hidden',
  'frozen',
  'long-task',
  'stall',
  'sleep',
]

/** What the browser makes of the page: seen, in the background, or stopped for the time being. */
export type PageState = 'visible' | 'hidden' | 'frozen'

/** A stretch of the run, ms since it began, in which figures are not to be had. */
export interface Interruption {
  readonly kind: InterruptionKind
  readonly from: Millis
  /** Equal to the snapshot's `at` while it goes on. */
  readonly to: Millis
}
