import type { Outcome, Stage } from '../domain/call'
import { BUCKETS_KEPT } from '../domain/figures/buckets/columns'
import { type Expected, NOTHING_EXPECTED } from '../domain/figures/expected/theory'
import type { Settings } from '../domain/settings/settings'
import type { TimelinePoint } from '../domain/snapshot'
import { type Instant, instant, type Micros, type Millis, micros, spanBetween } from '../domain/time'
import type { Flight, PoolObserver } from '../pool/index'
import { type Chart, History } from './buckets/history'
import type { IntervalOf } from './buckets/timeline'
import type { RollingWindow } from './buckets/window'
import { CallBooks } from './calls/call-books'
import { CallStages, PLACE } from './calls/call-stages'
import { MovedFlight } from './calls/moved-flight'
import { InterruptionDetector, type Surroundings } from './interruptions/interruption-detector'
import type { LatencyHistogram } from './percentiles/histogram'
import type { ClassTally } from './tallies/class-tally'
import { MeanTally } from './tallies/mean-tally'
import type { SegmentTally } from './tallies/segment-tally'
import { StampTally } from './tallies/stamp-tally'
import { SystemTally } from './tallies/system-tally'
import { WorkerTallies } from './workers/worker-tallies'
import type { WorkerNow } from './workers/workers-view'

const NO_CHART: Chart = { timeline: [], workerHistories: [] }

/** What the recorder needs of a call. */
export interface RecordedCall {
  /** Open demand: when it should have been submitted. */
  readonly scheduledAt: Instant | null
  readonly submittedAt: number
  /** Of the settings under which it was submitted. */
  readonly segment: SegmentTally
}

export interface RecorderOptions {
  /** By how much two threads' clocks may differ. */
  readonly clockUncertaintyUs?: Micros
  readonly level?: Settings['recording']
  /** By worker, what to add to the instants of a clock that is not where its time origin says, ms. */
  readonly corrections?: ReadonlyMap<number, number>
  readonly surroundings?: Surroundings
  /** The slowdown over the rolling window, with its interval. */
  readonly intervalOf?: IntervalOf
  /** When the call that waits longest in the queue was submitted; null when none waits. */
  readonly oldestSince?: () => Instant | null
  /** What theory expects of this moment. */
  readonly expected?: () => Expected
}

/**
 * Writes down what happens to calls: O(1) for each, in memory that does not grow with time. It draws no
 * conclusions; `stats` does.
 */
export class Recorder implements PoolObserver {
  readonly start: Instant
  /** How much is written down: `counters` leaves latencies out, `off` all but the number of calls. */
  readonly level: Settings['recording']
  readonly workerTallies: WorkerTallies
  readonly stamps: StampTally
  readonly system: SystemTally
  /** How many calls were made, and how they ended. */
  readonly books = new CallBooks()
  /** When demand ended; null as long as it goes on. Nothing that happens later is in any figure. */
  #endedAt: Instant | null = null
  /** When the first of the calls was submitted that were cancelled; infinite when none was. */
  firstCancelledAt: Instant = instant(Number.POSITIVE_INFINITY)
  /** Completed calls of the round that is going on. */
  round = new MeanTally()
  readonly #history: History
  /** What is written down of other traffic beside these calls; null when there is none. */
  background: ClassTally | null = null
  readonly #measured = new CallStages()
  readonly #movedFlight: MovedFlight
  /** Over the thread that all of this happens on. */
  readonly interruptionDetector: InterruptionDetector

  constructor(
    start: Instant,
    {
      clockUncertaintyUs = micros(0),
      level = 'full',
      corrections = new Map<number, number>(),
      surroundings,
      intervalOf = () => null,
      oldestSince = () => null,
      expected = () => NOTHING_EXPECTED,
    }: RecorderOptions = {},
  ) {
    this.start = start
    this.level = level
    this.#movedFlight = new MovedFlight(corrections)
    this.interruptionDetector = new InterruptionDetector(start, surroundings)
    this.workerTallies = new WorkerTallies(start)
    this.stamps = new StampTally(clockUncertaintyUs)
    this.system = new SystemTally(start)
    this.#history = new History(start, this.workerTallies, {
      intervalOf,
      backgroundAt: (end) => this.background?.pointAt(end) ?? null,
      oldestSince,
      expected,
    })
  }

  /** Of completed calls, whole run. */
  get stages(): Readonly<Record<Stage, LatencyHistogram>> {
    return this.#history.run.stages
  }
  /** How late calls of open demand were submitted, whole run. */
  get lag(): LatencyHistogram {
    return this.#history.run.lag
  }
  /** Call latencies of those calls that were scheduled. */
  get due(): LatencyHistogram {
    return this.#history.run.due
  }
  get rollingWindow(): RollingWindow {
    return this.#history.rollingWindow
  }

  get endedAt(): Instant | null {
    return this.#endedAt
  }

  /** Demand has ended: figures are of the time until `at`, and of the calls that have ended by then. */
  end(at: Instant): void {
    if (this.level !== 'off') this.advance(at)
    this.#endedAt = at
    this.books.end()
  }

  /** Neither off, nor over. */
  get #isFollowing(): boolean {
    return this.level !== 'off' && this.#endedAt === null
  }

  /** The queue's length changed; called by the pool. */
  queueLength(length: number, at: number): void {
    if (!this.#isFollowing) return
    const moment = instant(at)
    this.advance(moment)
    this.#history.queueLength(length, moment)
  }

  workerReady(worker: number, at: number): void {
    if (!this.#isFollowing) return
    this.advance(instant(at))
    this.workerTallies.becameReady(worker, instant(at))
  }
  workerLeaving(worker: number, at: number): void {
    if (!this.#isFollowing) return
    this.advance(instant(at))
    this.workerTallies.left(worker, instant(at))
  }
  workerDied(worker: number): void {
    if (this.#endedAt === null) this.workerTallies.died(worker)
  }

  /** A call was handed to the pool. */
  submitted(call: RecordedCall): void {
    // The call is handed on as a whole: a moment by itself would be put on the heap.
    if (this.level !== 'off') this.#history.advanceTo(call)
    this.books.submitted += 1
    this.#history.bucket.submitted += 1
    call.segment.submitted(call)
    if (this.level !== 'full') return
    this.interruptionDetector.submitted(call)
    this.system.enter(call)
    // While the page is hidden, timers are late by the browser's leave.
    if (call.scheduledAt === null || this.interruptionDetector.meets(call.submittedAt)) return
    this.#history.submittedLate(call)
  }

  /**
   * A call ended.
   * @param flight its travels; null when it was never sent
   * @param at the caller's first moment after it
   * @param lockWait what its worker waited for the lock
   */
  settled(outcome: Outcome, call: RecordedCall, flight: Flight | null, at: Instant, lockWait?: Micros): void {
    if (this.#endedAt !== null) {
      this.#settledLate(call, flight, this.#endedAt, lockWait)
      return
    }
    if (this.level !== 'full') {
      this.#count(outcome, call, flight, at)
      return
    }
    this.interruptionDetector.sign(at)
    this.advance(at)
    this.books.settle(outcome)
    this.#countLost(outcome)
    this.system.leave(call, at)
    if (outcome === 'cancelled') this.#noteCancelled(call)
    if (outcome === 'completed' && flight) this.#completed(call, this.#movedFlight.of(flight), at, lockWait)
  }

  /** A call ended, of which nothing is written down but that it did, and maybe where. */
  #count(outcome: Outcome, { segment }: RecordedCall, flight: Flight | null, at: Instant): void {
    if (this.level !== 'off') this.advance(at)
    this.books.settle(outcome)
    this.#countLost(outcome)
    if (outcome !== 'completed') return
    this.#history.bucket.completed += 1
    segment.counted()
    if (flight && this.level !== 'off') this.workerTallies.landed(this.#movedFlight.of(flight))
  }

  #countLost(outcome: Outcome): void {
    if (outcome !== 'completed' && outcome !== 'cancelled') this.#history.bucket.lost += 1
  }

  #noteCancelled({ submittedAt }: RecordedCall): void {
    if (submittedAt < this.firstCancelledAt) this.firstCancelledAt = instant(submittedAt)
  }

  /** A call that was cut off by the end: all that it tells is for how long its worker held it until then. */
  #settledLate(call: RecordedCall, flight: Flight | null, endedAt: Instant, lockWait?: Micros): void {
    this.books.settle('cancelled')
    this.#noteCancelled(call)
    if (flight && this.level !== 'off')
      this.workerTallies.landedLate(this.#movedFlight.of(flight), endedAt, lockWait)
  }

  #completed(call: RecordedCall, flight: Flight, at: Instant, lockWait: Micros | undefined): void {
    const measured = this.#measured
    measured.values[PLACE.sync] = call.segment.baseline.syncUs
    measured.measure(call, flight, at, lockWait)
    // A call whose stamps contradict each other says nothing about latency; it is counted, and a check tells.
    if (!this.stamps.check(measured)) {
      this.workerTallies.returned(flight)
      this.#leaveOut(call.segment)
      return
    }
    this.workerTallies.landed(flight, lockWait)
    if (this.interruptionDetector.meets(call.submittedAt)) {
      this.interruptionDetector.exclude()
      this.#leaveOut(call.segment)
      return
    }

    this.#history.completed(measured, call.scheduledAt !== null)
    this.round.add(measured)
    call.segment.completed(measured)
  }

  /** A call that says nothing about latency: it is counted wherever calls are, and in no latency. */
  #leaveOut(segment: SegmentTally): void {
    this.#history.bucket.excluded += 1
    segment.counted()
  }

  beginRound(): void {
    this.round = new MeanTally()
  }

  /** Brings the timeline up to `now`: closes the buckets that are full. */
  advance(now: Instant): void {
    this.#history.advance(now)
  }

  /** The newest points, oldest first, the unfinished bucket last. */
  timeline(now: Instant, count: number = BUCKETS_KEPT): readonly TimelinePoint[] {
    return this.chart(now, count, []).timeline
  }

  /**
   * The newest points, with what each worker did in the stretch that snapshots show.
   * @param workers of the pool at this moment
   */
  chart(now: Instant, count: number, workers: readonly WorkerNow[]): Chart {
    this.advance(now)
    // The queue's length was not followed: points would show none.
    return this.level === 'off' ? NO_CHART : this.#history.chart(now, count, workers)
  }

  /** Time-weighted mean and maximum of the queue length over the run; null where it was not followed. */
  queueSummary(now: Instant): { readonly mean: number | null; readonly max: number | null } {
    if (this.level === 'off') return { mean: null, max: null }
    return this.#history.queueSummary(now)
  }

  elapsed(now: Instant): Millis {
    return spanBetween(this.start, now)
  }
}
