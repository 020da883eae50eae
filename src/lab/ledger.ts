import type { Counts, Outcome } from '../domain/call'
import { errorMessage } from '../domain/error-message'
import type { InstrumentCost } from '../domain/instrument-cost'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import type { Spectrum } from '../domain/spectrum'
import { type Clock, type Instant, type Micros, micros } from '../domain/time'
import type { WarmUp } from '../domain/warm-up'
import { type Flight, type Pool, PoolClosedError, type TaskOutcome, WorkerStartError } from '../pool/index'
import { Recorder } from '../record/recorder'
import type { Surroundings } from '../record/vigil'
import type { Evidence } from '../stats/checks'
import { correctionsOf, findDrift, findSkew, type WorkerClock } from '../stats/clock-verdict'
import { warmUpOfSegment } from '../stats/segment-warm-up'
import { spectrumOf } from '../stats/spectrum'
import { windowInterval } from '../stats/window-slowdown'
import type { Workload } from '../workloads/workload'
import { type CallSink, type CallTerms, LabCall } from './lab-call'
import { RoundLog } from './round-log'
import { SegmentLog } from './segment-log'
import { Seldom } from './seldom'

/** Call numbers stay small integers, which take no memory of their own. */
const CALL_NUMBERS = 0x3fff_ffff

/** By what hops may come out wrong where pings between quiet threads were not possible, at worst. */
const UNMEASURED_US = micros(250)

/** What the pings could not tell, at worst. */
const uncertaintyOf = (clocks: readonly WorkerClock[]): Micros =>
  clocks.length === 0 ? UNMEASURED_US : micros(Math.max(...clocks.map(({ measured }) => measured.bound)))

/** How often figures are made anew that are dear to make, ms. */
const SELDOM_MS = 1000

/** Makes the calls of a run and keeps its books, from the moment measuring begins. */
export class Ledger implements CallSink {
  readonly recorder: Recorder
  /** What recording costs here; null where nobody has measured it. */
  instrument: InstrumentCost | null = null
  /** The workers’ clocks, as measured before the run. */
  readonly firstClocks: readonly WorkerClock[]
  /** The same after it; null as long as it goes on. */
  lastClocks: readonly WorkerClock[] | null = null
  readonly segments: SegmentLog
  readonly rounds = new RoundLog()
  /** Of all counters of the run: too many to look at for every snapshot. */
  readonly spectrum: Seldom<Spectrum>
  readonly warmUp: Seldom<WarmUp>
  readonly #pool: Pool<object>
  readonly #clock: Clock
  readonly #onFatal: (error: unknown) => void
  #terms: CallTerms
  #calls = 0
  #wrongChecksums = 0
  #worstUnaccounted = 0
  #worstAtOdds = 0
  #failure: string | null = null

  constructor(
    pool: Pool<object>,
    clock: Clock,
    settings: Settings,
    workload: Workload,
    baseline: Baseline,
    onFatal: (error: unknown) => void,
    clocks: readonly WorkerClock[] = [],
    surroundings?: Surroundings,
  ) {
    const start = clock.now()
    this.firstClocks = clocks
    this.recorder = new Recorder(start, {
      clockUncertaintyUs: uncertaintyOf(clocks),
      level: settings.recording,
      corrections: correctionsOf(clocks),
      intervalOf: (sums) => windowInterval(sums, this.baseline),
      ...(surroundings ? { surroundings } : {}),
    })
    this.segments = new SegmentLog(start, settings, baseline)
    this.spectrum = new Seldom(SELDOM_MS, () => spectrumOf(this.recorder.stages))
    this.warmUp = new Seldom(SELDOM_MS / 2, () =>
      warmUpOfSegment(this.segments.current, this.rounds.sinceChange),
    )
    this.#pool = pool
    this.#clock = clock
    this.#terms = this.#termsOf(settings, workload)
    this.#onFatal = onFatal
  }

  get workload(): Workload {
    return this.#terms.workload
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
  /** See `PoolStats.atOdds`. */
  get worstAtOdds(): number {
    return this.#worstAtOdds
  }
  get failure(): string | null {
    return this.#failure
  }

  /** What both measurements of the workers' clocks show. */
  get clocks(): Pick<Evidence, 'skew' | 'drift'> {
    const { firstClocks, lastClocks } = this
    return {
      skew: findSkew([...firstClocks, ...(lastClocks ?? [])]),
      drift: lastClocks === null ? null : findDrift(firstClocks, lastClocks),
    }
  }

  /** Calls from now on are made under these settings. */
  change(settings: Settings, workload: Workload, baseline: Baseline): void {
    this.#terms = this.#termsOf(settings, workload)
    this.segments.change(this.#clock.now(), settings, baseline)
    this.rounds.change()
    this.recorder.rollingWindow.restart()
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
    // Where nothing is recorded, the clock is not asked either.
    const at = recorder.level === 'off' ? recorder.start : this.#clock.now()
    const isWrong = outcome === 'completed' && !call.terms.workload.isRight(call.number, value)
    if (isWrong) this.#wrongChecksums += 1
    if (outcome === 'failed') this.noteFailure(value)
    recorder.settled(isWrong ? 'failed' : outcome, call, flight, at)
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
    const { blocked, queued, inFlight, atOdds } = this.#pool.stats()
    this.#worstAtOdds = atOdds
    const settled: Readonly<Record<Outcome, number>> = this.recorder.settledCounts
    const { submittedCount: submitted } = this.recorder
    const { completed, failed, cancelled, timedOut, rejected } = settled
    const ended = completed + failed + cancelled + timedOut + rejected
    const unaccounted = submitted - ended - blocked - queued - inFlight
    this.#worstUnaccounted = Math.max(this.#worstUnaccounted, Math.abs(unaccounted))
    return { counts: { submitted, ...settled, blocked, queued, inFlight }, unaccounted }
  }

  #termsOf({ timeoutMs }: Settings, workload: Workload): CallTerms {
    return { workload, timeoutMs: timeoutMs === 0 ? undefined : timeoutMs, sink: this }
  }
}
