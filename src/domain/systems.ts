import type { Settings } from './settings'
import type { Micros } from './time'

/** What the global lock did to a run, so far. */
export interface LockFigures {
  readonly kind: Exclude<Settings['lock'], 'none'>
  /** Times that it was acquired, by calls that returned. */
  readonly acquisitions: number
  readonly meanWaitUs: Micros | null
  readonly longestWaitUs: Micros | null
  readonly meanHoldUs: Micros | null
  /**
   * Elapsed time ÷ acquisitions, less the mean hold: what each hand-over adds while workers always wait for the lock;
   * where they do not, the time in which nobody wanted it is in it too.
   */
  readonly gapUs: Micros | null
  /** Sum of the holds ÷ elapsed time; never above 1, or two workers held it at once. */
  readonly heldShare: number | null
  /**
   * Jain's index of the acquisitions of all workers that had it: 1 when each had it as often as any other, 1 ÷ their
   * number when one had it always. null before it was acquired.
   */
  readonly fairness: number | null
  readonly workers: readonly { readonly id: number; readonly acquisitions: number }[]
  /** Workers that died holding it, or next in line: it was taken from them. */
  readonly deadHolders: number
}

/** The figures of the systems that a run may have; null for those that it has not. */
export interface Systems {
  readonly lock: LockFigures | null
}

export const NO_SYSTEMS: Systems = { lock: null }
