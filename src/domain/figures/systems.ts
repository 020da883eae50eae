import type { Outcome } from '../call'
import type { Settings } from '../settings/settings'
import type { Micros, Millis } from '../time'
import { NO_CALLS, type Reading } from './reading'

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

/** Calls that call back into their own pool. */
export interface NestingFigures {
  readonly depth: number
  /** Chains of calls that can be in the pool at once; null where callers set no limit. */
  readonly chains: number | null
  /** Fewest workers with which so many chains cannot lock each other out; null where there is no such number. */
  readonly safeWorkers: number | null
  /** Calls made from inside workers. */
  readonly calls: number
  /** Places in workers that are held by a call that waits for another: now, on average over time, and at most. */
  readonly blocked: number
  readonly blockedMean: number
  readonly blockedMax: number
  /**
   * Since a deadlock: chains that are let into the pool at once, so that there is not another; null before one. Those
   * held back have not been submitted yet.
   */
  readonly letIn: number | null
  readonly heldBack: number
}

/**
 * Deadlocks: every place in every worker was held by a call that waited for another, which waited for a place. Each
 * was resolved by calling off the chain that had waited longest; see `NestingFigures.letIn`.
 */
export interface DeadlockFigures {
  readonly count: number
  /** When the last one was found, since the run began; how many places it held, and how many calls waited for one. */
  readonly lastAt: Millis | null
  readonly blocked: number
  readonly queued: number
}

export const NO_DEADLOCKS: DeadlockFigures = { count: 0, lastAt: null, blocked: 0, queued: 0 }

/** Results that any caller takes, whose ever they are. */
export interface RoutingFigures {
  /** Results that were taken, and of these, those that another caller had asked for. */
  readonly taken: number
  readonly gotAnothers: number
  readonly share: number | null
  /**
   * What callers waited for a result, whose ever; µs. Beside it, `latencyUs.call` is what they would have waited for
   * their own: with the same mean, but with all the spread. null where too few were taken.
   */
  readonly waitUs: { readonly mean: Micros | null; readonly p50: Micros | null; readonly p99: Micros | null }
}

/** What became of the calls of one class. submitted = the outcomes + unfinished, at every moment. */
export interface ClassCounts extends Readonly<Record<Outcome, number>> {
  readonly submitted: number
  /** Submitted, and not ended: they wait, or are at a worker. 0 in a report. */
  readonly unfinished: number
  /** Of the cancelled, those that had not ended when demand did; 0 as long as it goes on. */
  readonly cutOff: number
}

/** One class of calls over the last seconds; call latencies from the scheduled arrival in open demand, µs. */
export interface LiveClass {
  readonly counts: ClassCounts
  readonly p50: Reading
  readonly p99: Reading
  readonly completedPerSecond: number
}

/**
 * `foreground`: the calls that the run is about, to which all other figures belong. `background`: other traffic, in
 * the same pool or in its own; null when there was none.
 */
export interface LiveClasses {
  readonly foreground: LiveClass
  readonly background: LiveClass | null
}

export const NO_CLASS_COUNTS: ClassCounts = {
  submitted: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  timedOut: 0,
  rejected: 0,
  unfinished: 0,
  cutOff: 0,
}
export const NO_CLASSES: LiveClasses = {
  foreground: { counts: NO_CLASS_COUNTS, p50: NO_CALLS, p99: NO_CALLS, completedPerSecond: 0 },
  background: null,
}

/** The figures of the systems that a run may have; null for those that it has not. */
export interface Systems {
  readonly lock: LockFigures | null
  readonly nesting: NestingFigures | null
  readonly deadlocks: DeadlockFigures
  /** null where results go to who asked for them. */
  readonly routing: RoutingFigures | null
}

export const NO_SYSTEMS: Systems = { lock: null, nesting: null, deadlocks: NO_DEADLOCKS, routing: null }
