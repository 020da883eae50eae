import type { Interruption, InterruptionKind, PageState } from '../../domain/figures/interruption'
import { type Instant, instant, later, type Millis, millis, spanBetween } from '../../domain/time'
import { InterruptionLog, type InterruptionTallies } from './interruption-log'

/** A task that held up the thread. */
export interface LongTask {
  readonly from: Instant
  readonly to: Instant
}

/** What a thread can tell of its surroundings. */
export interface Surroundings {
  /** By how much the wall clock is ahead of the thread's own, ms: a constant, unless one of them jumps. */
  readonly wallAhead: () => number
  /** Long tasks of this thread since last asked; none where the browser does not tell, as in workers. */
  readonly takeLongTasks: () => readonly LongTask[]
}

const QUIET: Surroundings = { wallAhead: () => 0, takeLongTasks: () => [] }

/** A heartbeat comes at least every 250 ms: a thread from which nothing came for three of them stalled. */
const STALL = millis(750)
/**
 * No task holds a thread up for so long: the machine slept, or the browser stopped the thread and did not say. (Where
 * the clock goes on while the machine sleeps, this is how it shows.)
 */
const LONGEST_STALL = millis(10_000)
/** By the Long Tasks API, what holds a page up for longer is a long task. */
const LONG_TASK = millis(50)
/** Wall clock and thread's clock never part by so much between two looks, but by a sleep or by being set. */
const WALL_STEP_MS = 50
/** Time between two looks at the wall clock. */
const LOOK = millis(10)
/** A page that comes back needs that long until timers and processors run as before. */
const RETURN = millis(2000)

/** Places of what was seen: in an array, where writing it makes no garbage. */
const SIGN = 0
const LOOKED = 1

/**
 * Watches over the caller's thread: notices what interrupted it, and so which calls say nothing about the pool.
 *
 * Whatever the thread does for a call, and each beat of its heart, is a sign of life. A stalled thread settles no
 * call while it stalls, so that a look at the time since the last sign, at each sign, finds the stall before the
 * first call that it delayed is written down: nothing need be taken back. The same moment finds long tasks, which the
 * browser reports only when they are over. A page that is hidden or frozen tells beforehand. Two things can slip by:
 * calls that settle while the news of a hidden page crosses to another thread, which nothing holds up yet; and, where
 * the clock stands still while the machine sleeps, those that settle within 10 ms of its waking.
 */
export class InterruptionDetector {
  readonly #log: InterruptionLog
  readonly #surroundings: Surroundings
  #page: PageState = 'visible'
  /** When the thread last gave a sign, and when the wall clock was last looked at. */
  readonly #seen: Float64Array
  #wallAhead: number
  /** Arrivals due before this are not made up for, and what kept them from being made. */
  #anchor: Instant = instant(Number.NEGATIVE_INFINITY)
  #anchoredBy: InterruptionKind = 'hidden'

  constructor(start: Instant, surroundings: Surroundings = QUIET) {
    this.#log = new InterruptionLog(start)
    this.#surroundings = surroundings
    this.#seen = Float64Array.of(start, start)
    this.#wallAhead = surroundings.wallAhead()
    // What held the thread up before the run is no concern of it.
    surroundings.takeLongTasks()
  }

  get tallies(): InterruptionTallies {
    return this.#log.tallies
  }
  get excluded(): number {
    return this.#log.excluded
  }

  /** The thread does something for a call, or its heart beats. */
  sign(at: Instant): void {
    const seen = this.#seen
    const gap = at - (seen[SIGN] as number)
    if (gap >= LONG_TASK || at - (seen[LOOKED] as number) >= LOOK) this.#look(at, millis(gap))
    if (gap > 0) seen[SIGN] = at
  }

  /** The same of a call that is submitted, taken as a whole: a moment by itself would be put on the heap. */
  submitted({ submittedAt }: { readonly submittedAt: number }): void {
    const seen = this.#seen
    const gap = submittedAt - (seen[SIGN] as number)
    if (gap >= LONG_TASK || submittedAt - (seen[LOOKED] as number) >= LOOK) this.sign(instant(submittedAt))
    else if (gap > 0) seen[SIGN] = submittedAt
  }

  /** What the thread did since the last sign was the lab's own work, with no call under way. */
  excuse(at: Instant): void {
    this.#seen[SIGN] = at
    this.#surroundings.takeLongTasks()
  }

  /** Whether a call that settles now, and was submitted then, met an interruption. */
  meets(submittedAt: number): boolean {
    return this.#log.meets(submittedAt)
  }
  /** A call that met one is left out. */
  exclude(): void {
    this.#log.exclude()
  }

  /** The browser does something else with the page. @param at on this thread's clock */
  pageChanged(state: PageState, at: Instant): void {
    const before = this.#page
    if (state === before) return
    this.#page = state
    if (before !== 'visible') {
      this.#log.end(state === 'visible' ? later(at, RETURN) : at)
      this.#reanchor(before, at)
    }
    if (state !== 'visible') this.#log.begin(state, at)
  }

  /** Arrivals of open demand that were due before this are not to be made up for. */
  notBefore(now: Instant): Instant {
    this.sign(now)
    // It woke before it could be told that the page is back.
    if (this.#page === 'frozen') this.#reanchor('frozen', now)
    return this.#anchor
  }
  /** So many arrivals were not made. */
  skipped(arrivals: number): void {
    this.#log.skip(this.#anchoredBy, arrivals)
  }

  /** The newest interruptions, oldest first. */
  interruptions(now: Instant): readonly Interruption[] {
    return this.#log.list(now)
  }

  get #lastSign(): Instant {
    return instant(this.#seen[SIGN] ?? 0)
  }

  #look(at: Instant, gap: Millis): void {
    const since = instant(this.#seen[LOOKED] ?? at)
    this.#seen[LOOKED] = at
    if (this.#hasWallJumped()) this.#slept(since, at)
    else if (gap > LONGEST_STALL) this.#slept(this.#lastSign, at)
    else if (gap > STALL) this.#log.add('stall', this.#lastSign, at)
    else if (gap >= LONG_TASK) this.#lookForLongTasks(at)
  }

  #hasWallJumped(): boolean {
    const before = this.#wallAhead
    this.#wallAhead = this.#surroundings.wallAhead()
    if (Math.abs(this.#wallAhead - before) <= WALL_STEP_MS) return false
    // Between the readings of the two clocks the thread may have been held up: it is not twice.
    this.#wallAhead = this.#surroundings.wallAhead()
    return Math.abs(this.#wallAhead - before) > WALL_STEP_MS
  }

  #slept(from: Instant, to: Instant): void {
    this.#log.add('sleep', from, to)
    this.#reanchor('sleep', to)
  }

  /** Only a stretch in which nothing was done for calls: a long task may be what calls themselves ask for. */
  #lookForLongTasks(at: Instant): void {
    for (const task of this.#surroundings.takeLongTasks()) {
      const from = instant(Math.max(task.from, this.#lastSign))
      const to = instant(Math.min(task.to, at))
      if (spanBetween(from, to) >= LONG_TASK) this.#log.add('long-task', from, to)
    }
  }

  #reanchor(kind: InterruptionKind, at: Instant): void {
    if (at <= this.#anchor) return
    this.#anchor = at
    this.#anchoredBy = kind
  }
}
