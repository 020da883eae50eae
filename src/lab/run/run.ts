import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import { coarserStep, isTooCoarse } from '../../domain/figures/clock-step'
import { faultOf } from '../../domain/own/own-fault'
import type { DataCost, FiguresReport, Report } from '../../domain/report'
import { SETTING_KEYS, type Settings } from '../../domain/settings/settings'
import type { Environment, Phase, Snapshot } from '../../domain/snapshot'
import { millis, spanBetween } from '../../domain/time'
import { errorMessage } from '../../domain/wording/error-message'
import { byteSizeOf } from '../../own/arguments/byte-size'
import { OwnFaultError } from '../../own/fault'
import type { Pool } from '../../pool/index'
import { endedIn } from '../../record/calls/call-books'
import type { LongTask } from '../../record/interruptions/interruption-detector'
import { requireReachable } from '../../settings/reach'
import { isTimedAgain } from '../../stats/checks/judges/judge-baseline'
import type { WorkerClock } from '../../stats/clocks/clock-verdict'
import { withPayload } from '../../workloads/payload'
import type { Workload } from '../../workloads/workload'
import { measureCopy } from '../baseline/copy-cost'
import { Direct } from '../baseline/direct'
import type { Fit } from '../baseline/kernel-fit'
import { CallMaker } from '../calls/call-maker'
import { measureClocksFirst, measureClocksLast } from '../clocks/run-clocks'
import { createDeferred } from '../deferred'
import { requireUsableLock } from '../host/checks/lock-check'
import { requireUsablePayload } from '../host/checks/payload-check'
import { requireUsableTransport } from '../host/checks/transport-check'
import { environmentOf } from '../host/environment'
import type { Host } from '../host/host'
import type { OtherRuns } from '../host/other-runs'
import { changedAt, type PageChange } from '../host/page-change'
import type { ParallelismProbe } from '../parallelism/parallelism-probe'
import { evidenceOf } from '../results/evidence'
import type { Moment } from '../results/queue-now'
import { reportOf } from '../results/report'
import { earlySnapshot, fullSnapshot, type RunFacts } from '../results/snapshot'
import { Drive } from './demand/drive'
import { PlannedDemand } from './demand/planned-demand'
import { OwnRun } from './own-run'
import { ProgressWatch, STUCK } from './progress-watch'
import { RunClock } from './run-clock'
import { Pools } from './workers/pools'
import { withCause } from './workers/start-failure'
import { StartWatch } from './workers/start-watch'

/** Time between snapshots. */
const PUBLISH_MS = 100
/**
 * So many workers may load while the function is timed directly: they are done before the timing ends, of which only
 * the quickest repeat counts. More would keep a small machine's cores busy for as long.
 */
const EARLY_WORKERS = 8
/** Nothing ends a run that is at its end. */
const NEVER = new Promise<never>(() => undefined)
/** What a run that ends leaves calls in flight, besides their service time; then they are cancelled. */
const GRACE_MS = 2000
/** Who listens is waited for so long, ms, by a thread that times calls. */
const SHOWN_MS = 50

export interface RunOrder {
  readonly number: number
  readonly settings: Settings
  readonly version: string
  /** Why the caller is not on the thread that was asked for. */
  readonly callerFallback: string | null
  readonly publish: (snapshot: Snapshot) => void
  /** Resolves when what was published last has been seen; without it, it is at once. */
  readonly shown?: () => Promise<void>
  /** The module of the function to run, where the workload is `own`. */
  readonly code?: string | undefined
}

type EndReason = Report['endedBy']

interface OpenedPools {
  readonly pools: Pools
  /** Settles when all workers are ready, or cannot be. */
  readonly ready: Promise<void>
}

/** One run: calibrate, start the workers, put demand on the pool until an end, report. */
export class Run {
  /** The thread, on the run's own clock. */
  readonly #host: Host & { readonly clock: RunClock }
  readonly #order: RunOrder
  #environment: Environment
  /** What recording costs here, where it has been measured. */
  readonly #instrument: InstrumentCost | null
  readonly #probe: ParallelismProbe
  readonly #otherRuns: OtherRuns
  readonly #startedAt = new Date().toISOString()
  readonly #end = createDeferred<EndReason>()
  readonly #startWatch = new StartWatch()
  /** Resolves when workers have stopped coming. */
  readonly #stalled = createDeferred<void>()
  /** Resolves when settings can change, or never will. */
  readonly #begun = createDeferred<void>()
  #page: PageChange | null
  #settings: Settings
  #phase: Phase = { kind: 'calibrating', fraction: 0 }
  /** Demand as the plan has it; without one, as the settings have it. */
  readonly #planned: PlannedDemand
  readonly #direct: Direct
  readonly #watch: ProgressWatch | null
  #opened: OpenedPools | null = null
  #own: OwnRun | null = null
  #data: DataCost | null = null
  #callMaker: CallMaker | null = null
  #drive: Drive | null = null
  /** When demand ended, and what the pool showed then; null as long as it goes on. */
  #ended: Moment | null = null
  #isStopped = false
  /** Pings are under way that the books do not have. */
  #isProbing = false

  /**
   * @param fit what the kernel costs on this thread
   * @param probe of how many workers compute at once
   * @param otherRuns who else measures in this browser
   * @param page what the browser makes of the page, as last heard
   * @param instrument what recording costs here, where it has been measured
   */
  constructor(
    host: Host,
    order: RunOrder,
    fit: Fit,
    probe: ParallelismProbe,
    otherRuns: OtherRuns,
    page: PageChange | null = null,
    instrument: InstrumentCost | null = null,
  ) {
    this.#page = page
    this.#probe = probe
    this.#otherRuns = otherRuns
    const clock = new RunClock(host.clock)
    const onRunClock = ({ from, to }: LongTask) => ({ from: clock.ofActual(from), to: clock.ofActual(to) })
    this.#host = { ...host, clock, takeLongTasks: () => host.takeLongTasks().map(onRunClock) }
    this.#instrument = instrument
    this.#order = order
    this.#environment = environmentOf(host, order.callerFallback)
    this.#settings = this.#recordable(order.settings)
    const { clockResolutionUs } = this.#environment
    this.#direct = new Direct(this.#telling(host), fit, clockResolutionUs, () => this.#isStopped)
    this.#watch = order.settings.workload === 'own' ? new ProgressWatch() : null
    this.#planned = new PlannedDemand(this.#host, {
      moved: (label) => this.#planMoved(label),
      ended: () => this.#end.resolve('plan'),
    })
    // A run may be ended by a failure before anyone waits for its end.
    this.#end.promise.catch(() => undefined)
  }

  /** Resolves with the report when the run ends; call it once. */
  async execute(): Promise<FiguresReport> {
    this.#publish()
    const stopPublishing = this.#host.every(PUBLISH_MS, () => this.#tick())
    try {
      requireUsableTransport(this.#settings)
      requireUsablePayload(this.#settings)
      requireUsableLock(this.#settings, this.#host)
      await this.#openOwn()
      if (this.#settings.workers <= EARLY_WORKERS) this.#openPools()
      const fitted = await this.#direct.calibrate(this.#settings)
      const pools = await this.#startWorkers()
      const { workload, clocks } = this.#isStopped
        ? { workload: fitted, clocks: [] }
        : await this.#measureQuietly(pools.main, fitted)
      const callMaker = this.#beginMeasuring(pools, workload, clocks)
      const endedBy = await this.#end.promise
      return await this.#finish(pools, callMaker, endedBy)
    } catch (thrown) {
      this.#endDemand()
      const error = await withCause(thrown, this.#host)
      const fault = faultOf(error)
      this.#phase = { kind: 'failed', message: errorMessage(error), ...(fault ? { fault } : {}) }
      throw error
    } finally {
      stopPublishing()
      this.#begun.resolve()
      this.#planned.stop()
      this.#drive?.stop()
      await Promise.all([this.#opened?.pools.close({ force: true }), this.#own?.close()])
      this.#publish()
    }
  }

  /** Ends the run; `execute` resolves soon after. */
  stop(): void {
    this.#isStopped = true
    this.#end.resolve('stopped')
    this.#own?.stop()
  }

  /** Replaces every worker by a fresh one, and begins a round with these. */
  startCold(): void {
    const [pools, callMaker] = [this.#opened?.pools, this.#callMaker]
    if (this.#phase.kind !== 'running' || !pools || !callMaker) return
    pools.main.renew().catch((error: unknown) => callMaker.noteFailure(error))
    callMaker.rounds.beginCold()
    callMaker.segments.note(this.#host.clock.now(), 'Workers started afresh')
    this.#drive?.restart()
  }

  /** The browser does something else with the page. */
  pageChanged(change: PageChange): void {
    this.#page = change
    // What comes after the end of demand interrupts no call that counts.
    if (!this.#ended)
      this.#callMaker?.recorder.interruptionDetector.pageChanged(
        change.state,
        changedAt(change, this.#host.clock),
      )
  }

  /** @throws {SettingsError} when a setting that only a next run can follow differs */
  async update(wanted: Settings, mark?: string): Promise<void> {
    const settings = this.#recordable(wanted)
    requireReachable(this.#settings, settings)
    requireUsablePayload(settings)
    await this.#begun.promise
    const [pools, callMaker] = [this.#opened?.pools, this.#callMaker]
    if (this.#phase.kind !== 'running' || !pools || !callMaker) return
    const before = this.#settings
    if (SETTING_KEYS.every((key) => before[key] === settings[key])) return

    this.#settings = settings
    const isSameTime = before.serviceUs === settings.serviceUs || settings.workload === 'own'
    const isSameWork = before.workload === settings.workload && isSameTime
    const { workload, baseline } = isSameWork ? callMaker : await this.#direct.another(settings)
    // The run may have ended while its new workload was timed.
    if (this.#isStopped || this.#phase.kind !== 'running') return
    this.#planned.follow(settings.plan)
    const applied = this.#planned.applied(settings)
    callMaker.change(applied, workload, baseline, mark)
    pools.configure(settings)
    if (before.workers !== settings.workers)
      pools.main.resize(settings.workers).catch((error: unknown) => callMaker.noteFailure(error))
    this.#drive?.update(applied)
  }

  /** The plan multiplies demand by something else now. @param label of a part that has begun */
  #planMoved(label: string | null): void {
    if (this.#phase.kind !== 'running' || this.#isStopped) return
    const applied = this.#planned.applied(this.#settings)
    if (label !== null) this.#callMaker?.step(applied, label)
    this.#drive?.update(applied)
  }

  /** What can be recorded under this clock: one that is too coarse to time a call leaves their numbers. */
  #recordable(settings: Settings): Settings {
    const isFull = settings.recording === 'full' && isTooCoarse(this.#environment.clockResolutionUs)
    return isFull ? { ...settings, recording: 'counters' } : settings
  }

  /** Has an own function tried, where there is one: nothing else goes on meanwhile. */
  async #openOwn(): Promise<void> {
    if (this.#settings.workload !== 'own') return
    this.#own = new OwnRun()
    if (this.#isStopped) this.#own.stop()
    this.#direct.setOwn(await this.#own.open(this.#host, this.#settings, this.#order.code))
  }

  /** What the data of a call cost this thread, while it is quiet. */
  #measureData(function_: Workload): DataCost {
    const workload = withPayload(function_, this.#settings)
    const sizes = this.#own?.sizes ?? { argumentBytes: byteSizeOf(workload.argsOf(1)), resultBytes: null }
    return { ...sizes, copyUs: measureCopy(workload, this.#host.clock, this.#environment.clockResolutionUs) }
  }

  async #startWorkers(): Promise<Pools> {
    this.#phase = { kind: 'starting', ready: 0, asked: this.#settings.workers }
    const { pools, ready } = this.#opened ?? this.#openPools()
    await Promise.race([ready, this.#stalled.promise, this.#end.promise])
    if (this.#isStopped) return pools
    const starts = { asked: this.#settings.workers, came: pools.main.stats().workers.ready }
    this.#environment = { ...this.#environment, starts }
    // Those that will not come would be waited for, and tried again, all through the run.
    if (starts.came < starts.asked) await Promise.race([pools.main.resize(starts.came), this.#end.promise])
    return pools
  }

  /** Has the workers load; whether they could is known to who awaits `ready`. */
  #openPools(): OpenedPools {
    const pools = new Pools(
      this.#host,
      this.#settings,
      {
        queueLength: (length, at) => this.#callMaker?.recorder.queueLength(length, at),
        workerReady: (worker, at) => this.#callMaker?.recorder.workerReady(worker, at),
        workerLeaving: (worker, at) => this.#callMaker?.recorder.workerLeaving(worker, at),
        workerDied: (worker) => this.#callMaker?.recorder.workerDied(worker),
      },
      {
        holderDied: () => this.#callMaker?.lock?.holderDied(),
        asked: (request, port) => this.#callMaker?.nesting?.chains.ask(request, port),
      },
      this.#own?.init ?? null,
    )
    const ready = pools.ready(this.#settings)
    ready.catch(() => undefined)
    this.#opened = { pools, ready }
    return this.#opened
  }

  /** What must be known before demand begins, while workers have nothing else to do. */
  async #measureQuietly(
    pool: Pool<object>,
    fitted: Workload,
  ): Promise<{ readonly workload: Workload; readonly clocks: readonly WorkerClock[] }> {
    const ended = this.#end.promise
    const clocks = await this.#measureClocks(pool)
    const workload = await this.#direct.measureInWorker(pool, this.#settings, fitted, ended)
    const parallelism = await this.#probe.measure(ended)
    this.#environment = { ...this.#environment, parallelism }
    this.#data = this.#measureData(workload)
    return { workload, clocks }
  }

  async #measureClocks(pool: Pool<object>): Promise<readonly WorkerClock[]> {
    const { clocks, ...known } = await measureClocksFirst(
      this.#host,
      pool,
      this.#environment,
      this.#end.promise,
    )
    this.#environment = { ...this.#environment, ...known }
    return clocks
  }

  #beginMeasuring(pools: Pools, workload: Workload, clocks: readonly WorkerClock[]): CallMaker {
    const { baseline } = this.#direct
    if (!baseline) throw new Error('A run measures its baseline before it begins.')
    const { reject } = this.#end
    this.#planned.follow(this.#settings.plan)
    const applied = this.#planned.applied(this.#settings)
    const callMaker = new CallMaker(
      pools.main,
      this.#host.clock,
      applied,
      workload,
      baseline,
      reject,
      clocks,
      this.#host,
    )
    for (const worker of pools.main.workers())
      callMaker.recorder.workerReady(worker, callMaker.recorder.start)
    callMaker.instrument = this.#instrument
    this.#callMaker = callMaker
    if (this.#page) this.pageChanged(this.#page)
    this.#phase = { kind: 'running' }
    const roundsDone = () => this.#end.resolve('rounds')
    if (!this.#isStopped)
      this.#drive = new Drive(this.#host, pools, callMaker, applied, { roundsDone, failed: reject })
    this.#begun.resolve()
    return callMaker
  }

  /** What the pool and its demand show: now, or when demand ended. */
  #moment(pool: Pool<object>): Moment {
    return (
      this.#ended ?? {
        now: this.#host.clock.now(),
        stats: pool.stats(),
        workerStats: pool.workerStats(),
        roundFraction: this.#drive?.roundFraction ?? 0,
      }
    )
  }

  /** No call is made from now on, and figures are of the time until now. @returns null before measuring began */
  #endDemand(): Moment | null {
    const [pool, callMaker] = [this.#opened?.pools.main, this.#callMaker]
    if (!pool || !callMaker) return null
    this.#ended = this.#moment(pool)
    callMaker.end(this.#ended.now)
    this.#planned.stop()
    this.#drive?.stop()
    return this.#ended
  }

  async #finish(pools: Pools, callMaker: CallMaker, endedBy: EndReason): Promise<FiguresReport> {
    const moment = this.#endDemand()
    if (!moment) throw new Error('A run that has not begun to measure has nothing to report.')
    this.#phase = { kind: 'stopping' }
    // Stopped before there was any demand, it has nothing to be compared with, and workers may be loading still.
    if (this.#drive) await this.#measureAfter(pools, callMaker, moment)
    await pools.close({ force: true })
    this.#phase = { kind: 'finished', reason: endedBy }
    return reportOf(
      {
        version: this.#order.version,
        startedAt: this.#startedAt,
        endedBy,
        settings: this.#settings,
        environment: this.#environment,
        ...(this.#data ? { data: this.#data } : {}),
      },
      moment,
      callMaker,
    )
  }

  /** What is in flight finishes, within limits; then what was measured before demand is measured again. */
  async #measureAfter(pools: Pools, callMaker: CallMaker, moment: Moment): Promise<void> {
    const graceMs = GRACE_MS + (2 * this.#settings.serviceUs) / 1000
    const cancelForce = this.#host.after(graceMs, () => void pools.close({ force: true }))
    await pools.drain()
    cancelForce()
    this.#isProbing = true
    callMaker.lastClocks = await measureClocksLast(this.#host, pools.main, this.#environment)
    // Known when the probe is done: the end must not wait for it.
    void this.#otherRuns.lookNow()
    const parallelismAfter = await this.#probe.measure(NEVER)
    this.#environment = { ...this.#environment, parallelismAfter, otherRuns: this.#otherRuns.most }
    await this.#timeAgain(pools.main, callMaker, moment)
    this.#isProbing = false
  }

  /** Where calls told otherwise than the direct call, that is timed once more: the cause may show. */
  async #timeAgain(pool: Pool<object>, callMaker: CallMaker, { now }: Moment): Promise<void> {
    const { counts } = callMaker.conservation.balance()
    if (!isTimedAgain(evidenceOf(callMaker, counts, now, this.#environment))) return
    const after = await this.#direct.again(callMaker.workload, callMaker.baseline.syncUs, pool)
    this.#environment = { ...this.#environment, ...after }
  }

  /**
   * A thread that times calls hears its turns, and not always its timers: it says with those how far it is. One turn of
   * the event loop does not carry a snapshot to the page, draw it, and bring a click back: it is waited for.
   */
  #telling(host: Host): Host {
    let saidAt = host.clock.now()
    const turn = async () => {
      const now = host.clock.now()
      if (this.#phase.kind === 'calibrating' && spanBetween(saidAt, now) >= PUBLISH_MS) {
        this.#tick()
        await this.#shown(host)
        saidAt = host.clock.now()
      }
      await host.waiting.turn()
    }
    return { ...host, waiting: { ...host.waiting, turn } }
  }

  /** What was published last has been seen, or is not waited for any more. */
  async #shown({ after }: Host): Promise<void> {
    const { shown } = this.#order
    if (!shown) return
    const limit = createDeferred<void>()
    const stopTimer = after(SHOWN_MS, () => limit.resolve())
    await Promise.race([shown(), limit.promise])
    stopTimer()
  }

  #tick(): void {
    this.#opened?.pools.recoverFromDeadWorkers()
    this.#callMaker?.resolveDeadlock(this.#host.clock.now())
    this.#watchProgress()
    const { seconds } = this.#settings
    const now = this.#host.clock.now()
    this.#otherRuns.look(now)
    const elapsed = this.#callMaker?.recorder.elapsed(now) ?? millis(0)
    if (!this.#ended) this.#callMaker?.recorder.interruptionDetector.sign(now)
    if (this.#phase.kind === 'running' && seconds > 0 && elapsed >= seconds * 1000)
      this.#end.resolve('seconds')
    if (this.#phase.kind === 'calibrating')
      this.#phase = { kind: 'calibrating', fraction: this.#direct.fraction }
    if (this.#phase.kind === 'starting') {
      const ready = this.#opened?.pools.main.stats().workers.ready ?? 0
      this.#phase = { ...this.#phase, ready }
      if (this.#startWatch.hasStalled(ready, now)) this.#stalled.resolve()
    }
    this.#publish()
  }

  /** Calls of an own function may never end, and callers would wait for ever. */
  #watchProgress(): void {
    const [pool, callMaker] = [this.#opened?.pools.main, this.#callMaker]
    if (!this.#watch || !pool || !callMaker || this.#phase.kind !== 'running') return
    const ended = endedIn(callMaker.recorder.books.settled)
    if (this.#watch.isStuck(ended, pool.stats().inFlight > 0, this.#host.clock.now()))
      this.#end.reject(new OwnFaultError(STUCK))
  }

  #publish(): void {
    if (this.#isProbing) return
    const facts: RunFacts = {
      run: this.#order.number,
      phase: this.#phase,
      settings: this.#planned.applied(this.#settings),
      planFraction: this.#planned.fraction,
      environment: { ...this.#environment, otherRuns: this.#otherRuns.most },
    }
    const [pool, callMaker] = [this.#opened?.pools.main ?? null, this.#callMaker]
    this.#order.publish(
      pool && callMaker
        ? fullSnapshot(facts, this.#moment(pool), callMaker, coarserStep(this.#environment))
        : earlySnapshot(facts, pool, this.#direct.baseline),
    )
  }
}
