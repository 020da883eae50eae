import type { Millis } from './time'

/**
 * What held up the page or a thread, so that calls it touched say nothing about the pool:
 * `hidden`: the tab was in the background, and up to 2 s after. `frozen`: the browser froze the page.
 * `long-task`: the caller's thread was busy for 50 ms or more without us. `stall`: a heartbeat came more than three
 * periods late. `sleep`: the machine slept, or the wall clock was moved.
 */
export type InterruptionKind = 'hidden' | 'frozen' | 'long-task' | 'stall' | 'sleep'

/** A stretch of the run, ms since it began, in which figures are not to be had. */
export interface Interruption {
  readonly kind: InterruptionKind
  readonly from: Millis
  /** Equal to the snapshot's `at` while it goes on. */
  readonly to: Millis
}
