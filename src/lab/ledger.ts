import type { Counts, Outcome } from '../domain/call'
import { errorMessage } from '../domain/error-message'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import type { Systems } from '../domain/systems'
import type { Clock, Instant } from '../domain/time'
import { type Flight, type Pool, PoolClosedError, type TaskOutcome, WorkerStartError } from '../pool/index'
import { LockTally } from '../record/lock-tally'
import { Recorder } from '../record/recorder'
import { lockedWorkload } from '../workloads/lock/locked'
import type { Workload } from '../workloads/workload'
import { type ClockExchange, UNMEASURED } from './clock-exchange'
import { type CallSink, type CallTerms, LabCall } from './lab-call'
import { RoundLog } from './round-log'
import { SegmentLog } from './segment-log'

/** Call numbers stay small integers, which take no memory of their own. */
const CALL_NUMBERS = 0x3fff_ffff

/** Makes the calls of a run and keeps its books, from the moment measuring begins. */
export class Ledger implements CallSink {
  readonly recorder: Recorder
  /** The workers’ clocks, as last measured. */
  clocks: ClockExchange
  readonly segments: SegmentLog
  readonly rounds = new RoundLog()
  /** null where there is no lock. */
  readonly lock: LockTally | null
  readonly #pool: Pool<object>
  readonly #clock: Clock
  readonly #onFatal: (error: unknown) => void
  #terms: CallTerms
  #workload: Workload
  #calls = 0
  #wrongChecksums = 0
  #worstUnaccounted = 0
  #failure: string | null = null

  constructor(
    pool: Pool<object>,
    clock: Clock,
    settings: Settings,
    workload: Workload,
    baseline: Baseline,
    onFatal: (error: unknown) => void,
    clocks: ClockExchange = UNMEASURED,
  ) {
    const start = clock.now()
    this.clocks = clocks
    this.recorder = new Recorder(start, clocks.boundUs, settings.recording)
    this.segments = new SegmentLog(start, settings, baseline)
    this.#pool = pool
    this.#clock = clock
    this.lock = settings.lock === 'none' ? null : new LockTally(settings.lock, start)
    this.#workload = workload
    this.#terms = this.#termsOf(settings, workload)
    this.#onFatal = onFatal
  }

  /** What the function itself is, without what a system puts around it. */
  get workload(): Workload {
    return this.#workload
  }
  get baseline(): Baseline {
    return this.segments.current.baseline
  }
  get wrongChecksums(): number {
    return this.#wrongChecksums
  }
  get worstUnaccounted(): number {
    return this.#worstUnaccounted
  }
  get failure(): string | null {
    return this.#failure
  }

  /** Calls from now on are made under these settings. */
  change(settings: Settings, workload: Workload, baseline: Baseline): void {
    this.#workload = workload
    this.#terms = this.#termsOf(settings, workload)
    this.segments.change(this.#clock.now(), settings, baseline)
    this.recorder.window.restart()
  }

  submit(scheduledAt: Instant | null, onSettled: () => void): void {
    this.#calls = (this.#calls + 1) & CALL_NUMBERS
    const { current } = this.segments
    const call = new LabCall(this.#calls, scheduledAt, current, this.#terms, onSettled)
    this.#pool.submit(call)
    this.recorder.submitted(call)
  }

  callSettled(call: LabCall, outcome: TaskOutcome, value: unknown, flight: Flight | null): void {
    const { recorder } = this
    const { workload } = call.terms
    // Where nothing is recorded, the clock is not asked either.
    const at = recorder.level === 'off' ? recorder.start : this.#clock.now()
    const isWrong = outcome === 'completed' && !workload.isRight(call.number, value)
    if (isWrong) this.#wrongChecksums += 1
    if (outcome === 'failed') this.noteFailure(value)
    const atLock = outcome === 'completed' && !isWrong ? workload.lockTimesOf?.(value) : undefined
    if (atLock && flight) this.lock?.add(flight.worker, atLock.wait, atLock.hold, at)
    recorder.settled(isWrong ? 'failed' : outcome, call, flight, at, atLock?.wait)
    call.onSettled()
  }

  /** Keeps the first reason; a pool that cannot start any worker ends the run. */
  noteFailure(error: unknown): void {
    // The run ended before its workers came: nothing failed.
    if (error instanceof PoolClosedError) return
    this.#failure ??= errorMessage(error)
    if (error instanceof WorkerStartError && this.#pool.stats().workers.ready === 0) this.#onFatal(error)
  }

  /** Where every call is, and how many are in no place or in two. */
  balance(): { readonly counts: Counts; readonly unaccounted: number } {
    const { blocked, queued, inFlight } = this.#pool.stats()
    const settled: Readonly<Record<Outcome, number>> = this.recorder.settledCounts
    const { submittedCount: submitted } = this.recorder
    const { completed, failed, cancelled, timedOut, rejected } = settled
    const ended = completed + failed + cancelled + timedOut + rejected
    const unaccounted = submitted - ended - blocked - queued - inFlight
    this.#worstUnaccounted = Math.max(this.#worstUnaccounted, Math.abs(unaccounted))
    return { counts: { submitted, ...settled, blocked, queued, inFlight }, unaccounted }
  }

  /** What the systems of this run have to show. */
  systems(now: Instant): Systems {
    return { lock: this.lock?.figures(now) ?? null }
  }

  #termsOf({ timeoutMs, lock }: Settings, plain: Workload): CallTerms {
    const workload = lock === 'none' ? plain : lockedWorkload(plain)
    return { workload, timeoutMs: timeoutMs === 0 ? undefined : timeoutMs, sink: this }
  }
}
