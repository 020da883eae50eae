import type { Settings } from '../domain/settings/settings'
import type { Clock, Instant, Millis } from '../domain/time'

/** Waits on the caller's thread. Handed in, so that a test can crank time by hand. */
export interface Waiting {
  /** Resolves after `span`, or as soon as `wake` is called; never before the next turn of the event loop. */
  readonly sleep: (span: Millis) => Promise<void>
  /** Ends every sleep that is going on; who need not be awake sleeps again. */
  readonly wake: () => void
  /** Lets the event loop turn once: replies and timers get their chance. */
  readonly turn: () => Promise<void>
}

/** What a demand needs of the lab. */
export interface DemandPorts {
  readonly clock: Clock
  readonly waiting: Waiting
  /**
   * Makes one call.
   * @param scheduledAt when it should have been made (open demand), else null
   * @param onSettled called exactly once, maybe before `submit` returns
   */
  readonly submit: (scheduledAt: Instant | null, onSettled: () => void) => void
  /** A round is over; the next begins when this resolves, unless it says to stop. */
  readonly endRound: () => Promise<'next' | 'stop'>
  /**
   * Open demand: calls that were due before this moment and were not made are not made up for, because the page was
   * hidden or frozen, or the machine slept. What a busy thread delays is made up for.
   */
  readonly notBefore: () => Instant
  /** So many calls were due and are not made. */
  readonly skipped: (calls: number) => void
}

/** What a demand follows of the settings. */
export type DemandSettings = Pick<
  Settings,
  'demand' | 'callsPerCaller' | 'callerStyle' | 'ratePerSecond' | 'arrivals' | 'seed'
>

/** Decides when calls are made. */
export interface Demand {
  /** Takes new settings at once; a round that has begun keeps its size. */
  readonly update: (settings: DemandSettings) => void
  /** Makes no further call. What was submitted goes on. */
  readonly stop: () => void
  /** Of the current round, 0 to 1. */
  readonly roundFraction: () => number
}

/** Starts a demand; it runs until stopped. `fail` hears of anything unforeseen. */
export type StartDemand = (
  ports: DemandPorts,
  settings: DemandSettings,
  fail: (error: unknown) => void,
) => Demand
