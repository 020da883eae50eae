import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import { type Expected, NOTHING_EXPECTED } from '../../domain/figures/expected/theory'
import { type CutOff, cutOffOf } from '../../domain/figures/fates'
import type { Spectrum } from '../../domain/figures/pictures/spectrum'
import { NO_DEADLOCKS, type Systems } from '../../domain/figures/systems'
import type { WarmUp } from '../../domain/figures/warm-up'
import { OWN_LIMIT_MS } from '../../domain/own/own'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { several } from '../../domain/text'
import { type Clock, type Instant, instant } from '../../domain/time'
import { errorMessage } from '../../domain/wording/error-message'
import { OwnFaultError } from '../../own/fault'
import { DIED } from '../../own/worker/heap-limit'
import {
  type Flight,
  type Pool,
  PoolClosedError,
  PoolError,
  type TaskOutcome,
  WorkerStartError,
} from '../../pool/index'
import { endedIn, sumOf } from '../../record/calls/call-books'
import type { Surroundings } from '../../record/interruptions/interruption-detector'
import { Recorder } from '../../record/recorder'
import { LockTally } from '../../record/tallies/lock-tally'
import type { Evidence } from '../../stats/checks/evidence'
import {
  correctionsOf,
  findDrift,
  findSkew,
  uncertaintyOf,
  type WorkerClock,
} from '../../stats/clocks/clock-verdict'
import { windowInterval } from '../../stats/slowdown/window-slowdown'
import { spectrumOf } from '../../stats/spectrum'
import { warmUpOfSegment } from '../../stats/warm-up/segment-warm-up'
import { chainWorkload } from '../../workloads/chain'
import { lockedWorkload } from '../../workloads/lock/locked'
import { withPayload } from '../../workloads/payload'
import type { Workload } from '../../workloads/workload'
import { SettleClock } from '../clocks/settle-clock'
import { TheoryBook } from '../results/theory'
import type { Background } from '../systems/background'
import { Nesting } from '../systems/nesting'
import { UnroutedResults } from '../systems/unrouted-results'
import { Cached } from './cached'
import { Conservation } from './conservation'
import { type CallSink, type CallTerms, LabCall } from './lab-call'
import { RoundLog } from './round-log'
import { SegmentLog } from './segment-log'

/** Call numbers stay small integers, which take no memory of their own. */
const CALL_NUMBERS = 0x3fff_ffff
/** Deadlocks closer together than this have one mark. */
const DEADLOCK_MARKS_MS = 5000

/** When the call that waits longest was submitted; null when none waits. */
const oldestIn = (pool: Pool<object>, clock: Clock): Instant | null => {
  const { oldestWaitingMs } = pool.stats()
  return oldestWaitingMs === null ? null : instant(clock.now() - oldestWaitingMs)
}

/** How often figures are made anew that are dear to make, ms. */
const SELDOM_MS = 1000

/** Makes the calls of a run and keeps its books, from the moment measuring begins. */
export class CallMaker implements CallSink {
  readonly recorder: Recorder
  /** What recording costs here; null where nobody has measured it. */
  instrument: InstrumentCost | null = null
  /** The workers’ clocks, as measured before the run. */
  readonly firstClocks: readonly WorkerClock[]
  /** The same after it; null as long as it goes on. */
  lastClocks: readonly WorkerClock[] | null = null
  /** Where every call is. */
  readonly conservation: Conservation
  readonly segments: SegmentLog
  readonly rounds = new RoundLog()
  /** null where there is no lock. */
  readonly lock: LockTally | null
  /** null where calls do not call back. */
  readonly nesting: Nesting | null
  /** null where results go to who asked. */
  readonly #unroutedResults: UnroutedResults | null
  #background: Background | null = null
  /** Of all counters of the run: too many to look at for every snapshot. */
  readonly spectrum: Cached<Spectrum>
  readonly warmUp: Cached<WarmUp>
  /** What theory expects, as last worked out for a snapshot. */
  expected: Expected = NOTHING_EXPECTED
  readonly theoryBook = new TheoryBook()
  readonly #pool: Pool<object>
  readonly #clock: Clock
  readonly #settleClock: SettleClock
  readonly #onFatal: (error: unknown) => void
  #terms: CallTerms
  #workload: Workload
  #calls = 0
  #wrongChecksums = 0
  #deadlockMarkAt = Number.NEGATIVE_INFINITY
  /** What had not ended when demand did, and since when the oldest of it waited; null as long as demand goes on. */
  #left: { readonly cutOff: CutOff; readonly oldestSince: Instant | null } | null = null
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
      expected: () => this.expected,
      oldestSince: () => (this.#left ? this.#left.oldestSince : oldestIn(pool, clock)),
      ...(surroundings ? { surroundings } : {}),
    })
    this.segments = new SegmentLog(start, settings, baseline)
    this.spectrum = new Cached(SELDOM_MS, () => spectrumOf(this.recorder.stages))
    this.warmUp = new Cached(SELDOM_MS / 2, () =>
      warmUpOfSegment(this.segments.current, this.rounds.sinceChange),
    )
    this.#pool = pool
    this.#clock = clock
    this.#settleClock = new SettleClock(clock)
    this.lock = settings.lock === 'none' ? null : new LockTally(settings.lock, start)
    this.nesting = settings.nesting > 1 ? new Nesting(pool, clock, start, settings) : null
    this.conservation = new Conservation(pool, this)
    this.#unroutedResults = settings.results === 'any' ? new UnroutedResults() : null
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
  get failure(): string | null {
    return this.#failure
  }

  /** Other traffic beside the calls of this call maker, which must be conserved too. */
  get background(): Background | null {
    return this.#background
  }
  addBackground(background: Background): void {
    this.#background = background
    this.recorder.background = background.tally
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
  change(settings: Settings, workload: Workload, baseline: Baseline, mark?: string): void {
    this.#workload = workload
    this.#terms = this.#termsOf(settings, workload)
    this.expected = NOTHING_EXPECTED
    this.segments.change(this.#clock.now(), settings, baseline, mark)
    this.rounds.change()
    this.recorder.rollingWindow.restart(baseline.syncUs)
  }

  /** Demand goes on by its plan: figures start afresh. */
  step(settings: Settings, label: string): void {
    this.expected = NOTHING_EXPECTED
    this.segments.step(this.#clock.now(), settings, this.baseline, label)
    this.rounds.change()
    this.recorder.rollingWindow.restart(this.baseline.syncUs)
  }

  /** null as long as demand goes on. */
  get cutOff(): CutOff | null {
    return this.#left?.cutOff ?? null
  }

  /**
   * Demand has ended: what has not ended with it is cut off. Whatever comes of that, and whatever else happens from now
   * on, belongs to the lab, and is in no figure.
   */
  end(at: Instant): void {
    if (this.#left) return
    const cutOff = cutOffOf(this.conservation.balance().counts)
    this.#left = { cutOff, oldestSince: oldestIn(this.#pool, this.#clock) }
    this.recorder.end(at)
    this.nesting?.end(this.segments.current.settings, at)
    this.#background?.end()
  }

  submit(scheduledAt: Instant | null, onSettled: () => void): void {
    if (this.nesting) this.nesting.gate.admit(() => this.#submit(scheduledAt, onSettled))
    else this.#submit(scheduledAt, onSettled)
  }

  #submit(scheduledAt: Instant | null, onSettled: () => void): void {
    this.#calls = (this.#calls + 1) & CALL_NUMBERS
    const { current } = this.segments
    const call = new LabCall(this.#calls, scheduledAt, current, this.#terms, onSettled)
    this.#unroutedResults?.wait(call)
    this.#terms.workload.makeAhead?.(this.#calls)
    this.#pool.submit(call)
    this.recorder.submitted(call)
  }

  callSettled(call: LabCall, told: TaskOutcome, value: unknown, flight: Flight | null): void {
    const outcome = this.nesting?.chains.ended(call.number, told) ?? told
    const { recorder } = this
    const { workload } = call.terms
    // Where nothing is recorded, the clock is not asked either.
    const at = recorder.level === 'off' ? recorder.start : this.#settleClock.read(flight)
    const isWrong = outcome === 'completed' && !workload.isRight(call.number, value)
    if (isWrong) {
      this.#wrongChecksums += 1
      this.#failure ??= 'A result was not the one that is expected.'
    }
    if (outcome === 'failed') this.noteFailure(value)
    const atLock = outcome === 'completed' && !isWrong ? workload.lockTimesOf?.(value) : undefined
    if (atLock && flight && !this.#left) this.lock?.add(flight.worker, atLock.wait, atLock.hold, at)
    recorder.settled(isWrong ? 'failed' : outcome, call, flight, at, atLock?.wait)
    this.nesting?.gate.left()
    const unrouted = this.#left ? null : this.#unroutedResults
    const taker = unrouted?.take(call, recorder.level === 'full' ? at : null) ?? call
    taker.onSettled()
  }

  /** Keeps the first reason; a pool that cannot start any worker ends the run. */
  noteFailure(error: unknown): void {
    // The run ended before its workers came: nothing failed.
    if (error instanceof PoolClosedError) return
    this.#failure ??= errorMessage(error)
    // The worker that takes its place would take the machine's memory too.
    const { workload } = this.segments.current.settings
    if (workload === 'own' && error instanceof PoolError && error.code === 'WORKER_DIED')
      this.#onFatal(new OwnFaultError(DIED))
    if (error instanceof WorkerStartError && this.#pool.stats().workers.ready === 0) this.#onFatal(error)
  }

  /** What the systems of this run have to show. */
  systems(now: Instant): Systems {
    return {
      lock: this.lock?.figures(now) ?? null,
      nesting: this.nesting?.figures(this.segments.current.settings, now) ?? null,
      deadlocks: this.nesting?.deadlocks ?? NO_DEADLOCKS,
      routing: this.#unroutedResults?.figures() ?? null,
    }
  }

  /** Frees what can only wait for itself. */
  resolveDeadlock(now: Instant): void {
    const { settled } = this.recorder.books
    const nested = this.nesting?.chains.books.settled
    const ended = endedIn(nested ? sumOf(settled, nested) : settled)
    if (!this.nesting?.resolveDeadlock(ended, now, this.segments.current.settings) || this.#left) return
    const { blocked, queued, lastAt } = this.nesting.deadlocks
    // One after another they would cover the charts.
    if (lastAt !== null && lastAt - this.#deadlockMarkAt < DEADLOCK_MARKS_MS) return
    this.#deadlockMarkAt = lastAt ?? 0
    this.segments.note(
      now,
      `Deadlock: ${several(blocked, 'call')} in workers ${blocked === 1 ? 'waits' : 'wait'} for ${queued} in the queue`,
    )
  }

  #termsOf(settings: Settings, own: Workload): CallTerms {
    const { timeoutMs, lock, nesting, workload: kind, batch } = settings
    const plain = withPayload(own, settings)
    const single = lock === 'none' ? plain : lockedWorkload(plain)
    const workload = nesting > 1 ? chainWorkload(single, nesting) : single
    // In messages of several calls a limit would part them: there the run is ended when none of them ends.
    const ownMs = kind === 'own' && batch === 1 ? OWN_LIMIT_MS : undefined
    return { workload, timeoutMs: timeoutMs === 0 ? ownMs : timeoutMs, sink: this }
  }
}
