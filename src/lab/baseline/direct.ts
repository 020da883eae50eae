import { isTooCoarse } from '../../domain/figures/clock-step'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline, Environment, Yardsticks } from '../../domain/snapshot'
import { type Instant, later, type Micros, micros, millis, spanBetween } from '../../domain/time'
import type { Pool } from '../../pool/index'
import { doTimesAgree, findDisparity, spreadOf } from '../../stats/slowdown/baseline-disparity'
import { prepareWorkload } from '../../workloads/prepare'
import type { Workload } from '../../workloads/workload'
import type { Host } from '../host/host'
import { measureBaseline } from './baseline'
import { calibrate } from './calibrate'
import type { Fit } from './kernel-fit'
import { measureInWorker, type WorkerBatches } from './worker-baseline'
import { compareYardsticks, paceOf, yardstickBeside } from './yardstick'

type Work = Pick<Settings, 'workload' | 'serviceUs'>

/** All that is measured before a run together, ms, besides the calls that are under way when it is over. */
const BUDGET_MS = 5000
/** The part of it that fitting the kernel may use up the first time. */
const FIRST_MS = 3000
/** Times that the direct call and the worker's are measured, until they agree. */
const MOST_COMPARISONS = 4
/** Timing it again when a run is over takes so long at most, ms, and a call under way. */
const AGAIN_MS = 300
const LONGEST_AGAIN_US = 200_000
/** Closer than the check asks for: what is left is not to use up its limit. */
const AGREEMENT = 0.1

const NEVER_CALLED: Workload = {
  method: 'none',
  argsOf: () => [],
  isRight: () => true,
  isRightAfter: () => true,
  runDirectly: () => undefined,
  predictedUs: null,
}

/** The function called directly, on the caller's thread: fitted to the wanted time, and measured. */
export class Direct {
  readonly #host: Host
  readonly #fit: Fit
  readonly #resolutionUs: Micros
  readonly #isStopped: () => boolean
  #own: Workload | null = null
  #isCalibrated = false
  #baseline: Baseline | null = null
  /** When calibrating began; null before. */
  #begunAt: Instant | null = null
  /** Whether the time for what is measured now is up. */
  #isOver: () => boolean

  /** @param isStopped once true, what has been measured must do */
  constructor(host: Host, fit: Fit, resolutionUs: Micros, isStopped: () => boolean) {
    this.#host = host
    this.#fit = fit
    this.#resolutionUs = resolutionUs
    this.#isStopped = isStopped
    this.#isOver = isStopped
  }

  /** The function to call, where it is somebody's own. */
  setOwn(own: Workload): void {
    this.#own = own
  }

  /** As measured before the run; null until then. */
  get baseline(): Baseline | null {
    return this.#baseline
  }

  /** How much of the time is over that `calibrate` may take, 0 to 1. */
  get fraction(): number {
    if (this.#begunAt === null) return 0
    return Math.min(1, spanBetween(this.#begunAt, this.#host.clock.now()) / FIRST_MS)
  }

  /** Takes 5 s at most, with what `measureInWorker` adds, and a few calls. */
  async calibrate(settings: Work): Promise<Workload> {
    await this.#host.waiting.turn()
    this.#begunAt = this.#host.clock.now()
    this.#isOver = this.#within(FIRST_MS)
    const workload = await this.#fitted(settings)
    this.#isOver = this.#within(BUDGET_MS - FIRST_MS)
    return workload
  }

  /** Nothing is measured, and nothing will be called: the run was stopped before. */
  untimed(): Workload {
    this.#baseline = { ...derived(micros(0)), isCutShort: true }
    return NEVER_CALLED
  }

  /** A workload that takes over during the run, when no thread is quiet, and its baseline. */
  async another(settings: Work): Promise<{ readonly workload: Workload; readonly baseline: Baseline }> {
    if (!this.#isCalibrated) throw new Error('A workload is prepared only when the thread is calibrated.')
    const workload = this.#prepare(settings)
    const { predictedUs } = workload
    if (predictedUs === null) return { workload, baseline: await this.#measure(workload, this.#isStopped) }
    return { workload, baseline: derived(predictedUs) }
  }

  /**
   * Measures the function in one worker too, while all else is quiet; what it finds is part of the baseline. Where the
   * two differ, both are measured again: the quicker is right, as noise only adds, and so does code that is not
   * optimised yet.
   * @param ended settles when the run ends early, and so does this
   * @returns the workload, fitted anew where the direct call had been timed too slowly
   */
  async measureInWorker(
    pool: Pool<object>,
    settings: Work,
    workload: Workload,
    ended: Promise<unknown>,
  ): Promise<Workload> {
    if (!this.#baseline || isTooCoarse(this.#resolutionUs) || this.#isStopped()) return workload
    const limit = new AbortController()
    const stop = () => limit.abort()
    ended.then(stop, stop)
    const cancelTimer = this.#host.after(BUDGET_MS - FIRST_MS, stop)
    let fitted = workload
    let found = await this.#inWorker(pool, fitted, limit.signal)
    for (let more = 1; more < MOST_COMPARISONS && this.#differs(found) && !limit.signal.aborted; more += 1) {
      const isRefitted = Math.min(...found.repeatsUs) < this.#baseline.syncUs
      if (isRefitted) fitted = await this.#fitted(settings)
      const next = await this.#inWorker(pool, fitted, limit.signal)
      // What time cut short tells less than what was measured before of the same calls.
      if (isRefitted || next.repeatsUs.length >= found.repeatsUs.length) found = next
    }
    cancelTimer()
    await this.#note(found, fitted, pool)
    return fitted
  }

  /**
   * The direct call once more, when a run is over: a few batches, and none of calls that would take long; and what tells
   * a slower core from slower code.
   * @returns null where it would take too long
   */
  async again(
    workload: Workload,
    expectedUs: Micros,
    pool: Pool<object>,
  ): Promise<Pick<Environment, 'directAfterUs' | 'directAfterSpread' | 'yardsticksAfter'> | null> {
    if (expectedUs > LONGEST_AGAIN_US) return null
    const { clock } = this.#host
    const until = later(clock.now(), millis(AGAIN_MS))
    const { syncUs, repeatsUs } = await this.#measure(workload, () => clock.now() >= until)
    const yardsticksAfter = await this.#yardsticks(workload, pool)
    return { directAfterUs: syncUs, directAfterSpread: spreadOf(repeatsUs), yardsticksAfter }
  }

  #differs({ repeatsUs, isRight }: WorkerBatches): boolean {
    if (repeatsUs.length === 0 || !this.#baseline) return false
    return isRight && !doTimesAgree(Math.min(...repeatsUs), this.#baseline.syncUs, AGREEMENT)
  }

  async #note({ repeatsUs, isRight }: WorkerBatches, workload: Workload, pool: Pool<object>): Promise<void> {
    const baseline = this.#baseline
    if (!baseline || repeatsUs.length === 0) return
    const workerUs = micros(Math.min(...repeatsUs))
    const found = (pace: number | null) => findDisparity(baseline.repeatsUs, repeatsUs, isRight, pace)
    const isTold = !found(null) || this.#isStopped()
    const disparity = found(isTold ? null : paceOf(await this.#yardsticks(workload, pool)))
    this.#baseline = { ...baseline, workerUs, disparity }
  }

  #yardsticks(workload: Workload, pool: Pool<object>): Promise<Yardsticks> {
    return compareYardsticks(workload, this.#host, pool, this.#resolutionUs)
  }

  #inWorker(pool: Pool<object>, workload: Workload, signal: AbortSignal): Promise<WorkerBatches> {
    const syncUs = this.#baseline?.syncUs ?? workload.predictedUs ?? 1
    return measureInWorker(pool, workload, syncUs, this.#resolutionUs, signal)
  }

  async #fitted(settings: Work): Promise<Workload> {
    // Nothing of the kernel's is asked for where another function is called.
    const { turn } = this.#host.waiting
    const first = this.#own ? this.#fit.known : await this.#fit.cost({ isOver: this.#isOver, turn })
    this.#isCalibrated = true
    if (isTooCoarse(this.#resolutionUs)) return this.#unmeasured(settings)
    const calibrated = await calibrate(
      settings,
      first,
      (work, isDone) => this.#measure(work, (bestUs) => isDone(bestUs) || this.#isOver()),
      this.#isOver,
      this.#own,
    )
    // What was cut short may be wrong by any factor, and the next run must not begin with it.
    if (!this.#own && !this.#isOver()) this.#fit.correct(calibrated.cost)
    const { baseline, workload } = calibrated
    const isCutShort = this.#isOver()
    const yardstickUs = isCutShort ? null : await yardstickBeside(workload, this.#host, this.#resolutionUs)
    this.#baseline = { ...baseline, predictedUs: workload.predictedUs, isCutShort, yardstickUs }
    return workload
  }

  /** Where the clock cannot time a call: what the kernel should take. */
  #unmeasured(settings: Work): Workload {
    const workload = this.#prepare(settings)
    this.#baseline = derived(workload.predictedUs ?? micros(settings.serviceUs))
    return workload
  }

  #prepare(settings: Work): Workload {
    return prepareWorkload(settings, this.#fit.known, this.#own)
  }

  #within(ms: number): () => boolean {
    const { clock } = this.#host
    const until = later(clock.now(), millis(ms))
    return () => this.#isStopped() || clock.now() >= until
  }

  #measure(workload: Workload, isDone: (bestUs: number) => boolean): Promise<Baseline> {
    const { clock, waiting } = this.#host
    return measureBaseline(workload, clock, waiting, this.#resolutionUs, isDone)
  }
}

const derived = (syncUs: Micros): Baseline => ({ syncUs, repeatsUs: [], source: 'derived', workerUs: null })
