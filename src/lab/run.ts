import type { Demand, DemandPorts } from '../demand/driver'
import { START_DEMAND } from '../demand/start'
import { errorMessage } from '../domain/error-message'
import type { InstrumentCost } from '../domain/instrument-cost'
import type { Report } from '../domain/report'
import { SETTING_KEYS, type Settings } from '../domain/settings'
import type { Baseline, Environment, Phase, Snapshot } from '../domain/snapshot'
import { type Instant, millis } from '../domain/time'
import type { Pool } from '../pool/index'
import { POINTS_SHOWN } from '../record/history'
import { requireReachable } from '../settings/reach'
import type { WorkerClock } from '../stats/clock-verdict'
import { coarserStep } from '../stats/resolve'
import { measureResolution } from '../workloads/clock-resolution'
import type { KernelCost } from '../workloads/kernel'
import { prepareWorkload } from '../workloads/prepare'
import type { Workload } from '../workloads/workload'
import { Background } from './background'
import { measureBaseline, measureSyncMean } from './baseline'
import { calibrate } from './calibrate'
import { exchangeClocks, measureWorkerResolution } from './clock-exchange'
import { createDeferred } from './deferred'
import type { Host } from './host'
import { requireUsableLane } from './lane-check'
import { Ledger } from './ledger'
import { requireUsableLock } from './lock-check'
import { changedAt, type PageChange } from './page-change'
import { Pools } from './pools'
import { queueNow } from './queue-now'
import { reportOf } from './report'
import { earlySnapshot, fullSnapshot, type RunFacts } from './snapshot'

/** Time between snapshots. */
const PUBLISH_MS = 100
/** Longest that measuring the workers' clocks may take; a worker that does not answer must not keep a run from beginning. */
const CLOCKS_MS = 3000
/** The same at the end, when people wait for the report. */
const LAST_CLOCKS_MS = 1000
/** What a run that ends leaves calls in flight, besides their service time; then they are cancelled. */
const GRACE_MS = 2000

export interface RunOrder {
  readonly number: number
  readonly settings: Settings
  readonly version: string
  /** Why the caller is not on the thread that was asked for. */
  readonly callerFallback: string | null
  readonly publish: (snapshot: Snapshot) => void
}

type EndReason = Report['endedBy']

/** One run: calibrate, start the workers, put demand on the pool until an end, report. */
export class Run {
  readonly #host: Host
  readonly #order: RunOrder
  #environment: Environment
  /** What recording costs here, where it has been measured. */
  readonly #instrument: InstrumentCost | null
  readonly #startedAt = new Date().toISOString()
  readonly #end = createDeferred<EndReason>()
  /** Resolves when settings can change, or never will. */
  readonly #begun = createDeferred<void>()
  #page: PageChange | null
  #settings: Settings
  #phase: Phase = { kind: 'calibrating' }
  #cost: KernelCost | null = null
  #baseline: Baseline | null = null
  #pools: Pools | null = null
  #ledger: Ledger | null = null
  #demand: Demand | null = null
  #isStopped = false
  /** Pings are under way that the books do not have. */
  #isProbing = false

  /**
   * @param page what the browser makes of the page, as last heard
   * @param instrument what recording costs here, where it has been measured
   */
  constructor(
    host: Host,
    order: RunOrder,
    page: PageChange | null = null,
    instrument: InstrumentCost | null = null,
  ) {
    this.#page = page
    this.#host = host
    this.#instrument = instrument
    this.#order = order
    this.#settings = order.settings
    this.#environment = {
      userAgent: host.userAgent,
      cores: host.cores,
      crossOriginIsolated: host.crossOriginIsolated,
      clockResolutionUs: measureResolution(host.clock),
      workerClockResolutionUs: null,
      caller: host.thread,
      callerFallback: order.callerFallback,
      timer: host.timer,
    }
    // A run may be ended by a failure before anyone waits for its end.
    this.#end.promise.catch(() => undefined)
  }

  /** Resolves with the report when the run ends; call it once. */
  async execute(): Promise<Report> {
    this.#publish()
    const stopPublishing = this.#host.every(PUBLISH_MS, () => this.#tick())
    try {
      requireUsableLane(this.#settings)
      requireUsableLock(this.#settings, this.#host)
      const workload = await this.#calibrate()
      const pools = await this.#startWorkers()
      const clocks = await this.#measureClocksFirst(pools.main)
      const ledger = this.#beginMeasuring(pools, workload, clocks)
      const endedBy = await this.#end.promise
      return await this.#finish(pools, ledger, endedBy)
    } catch (error) {
      this.#phase = { kind: 'failed', message: errorMessage(error) }
      throw error
    } finally {
      stopPublishing()
      this.#begun.resolve()
      this.#stopDemand()
      await this.#pools?.close({ force: true })
      this.#publish()
    }
  }

  /** Ends the run; `execute` resolves soon after. */
  stop(): void {
    this.#isStopped = true
    this.#end.resolve('stopped')
  }

  /** Replaces every worker by a fresh one, and begins a round with these. */
  startCold(): void {
    const [pools, ledger] = [this.#pools, this.#ledger]
    if (this.#phase.kind !== 'running' || !pools || !ledger) return
    pools.main.renew().catch((error: unknown) => ledger.noteFailure(error))
    ledger.rounds.beginCold()
    ledger.segments.note(this.#host.clock.now(), 'Workers started afresh')
    this.#startDemand(ledger)
  }

  /** The browser does something else with the page. */
  pageChanged(change: PageChange): void {
    this.#page = change
    this.#ledger?.recorder.vigil.pageChanged(change.state, changedAt(change, this.#host.clock))
  }

  /** @throws {SettingsError} when a setting that only a next run can follow differs */
  async update(settings: Settings): Promise<void> {
    requireReachable(this.#settings, settings)
    await this.#begun.promise
    const [pools, ledger, cost] = [this.#pools, this.#ledger, this.#cost]
    if (this.#phase.kind !== 'running' || !pools || !ledger || !cost) return
    const before = this.#settings
    if (SETTING_KEYS.every((key) => before[key] === settings[key])) return

    this.#settings = settings
    const isSameWork = before.workload === settings.workload && before.serviceUs === settings.serviceUs
    const workload = isSameWork ? ledger.workload : prepareWorkload(settings, cost)
    const baseline = isSameWork ? ledger.baseline : await this.#rebase(workload)
    // The run may have ended while its new workload was timed.
    if (this.#isStopped || this.#phase.kind !== 'running') return
    ledger.change(settings, workload, baseline)
    pools.configure(settings)
    if (before.workers !== settings.workers)
      pools.main.resize(settings.workers).catch((error: unknown) => ledger.noteFailure(error))
    if (before.mode !== settings.mode) this.#startDemand(ledger)
    else this.#demand?.update(settings)
    this.#driveBackground(pools, ledger)
  }

  async #calibrate(): Promise<Workload> {
    const { clock, waiting } = this.#host
    await waiting.turn()
    const isStopped = () => this.#isStopped
    const calibrated = await calibrate(this.#settings, clock, (work) => this.#measure(work), isStopped)
    this.#cost = calibrated.cost
    this.#baseline = calibrated.baseline
    return calibrated.workload
  }

  #measure(workload: Workload): Promise<Baseline> {
    const { clock, waiting } = this.#host
    const { clockResolutionUs } = this.#environment
    return measureBaseline(workload, clock, waiting, clockResolutionUs, () => this.#isStopped)
  }

  /** The baseline of a workload that takes over during the run, when no thread is quiet. */
  async #rebase(workload: Workload): Promise<Baseline> {
    if (workload.predictedUs === null) return this.#measure(workload)
    return { syncUs: workload.predictedUs, repeatsUs: [], source: 'derived', workerUs: null }
  }

  async #startWorkers(): Promise<Pools> {
    this.#phase = { kind: 'starting', ready: 0, asked: this.#settings.workers }
    const pools = new Pools(
      this.#host,
      this.#settings,
      {
        queueLength: (length, at) => this.#ledger?.recorder.queueLength(length, at),
        workerReady: (worker, at) => this.#ledger?.recorder.workerReady(worker, at),
        workerLeaving: (worker, at) => this.#ledger?.recorder.workerLeaving(worker, at),
        workerDied: (worker) => this.#ledger?.recorder.workerDied(worker),
      },
      {
        holderDied: () => this.#ledger?.lock?.holderDied(),
        asked: (request, port) => this.#ledger?.nesting?.chains.ask(request, port),
      },
    )
    this.#pools = pools
    await Promise.race([pools.ready(this.#settings), this.#end.promise])
    return pools
  }

  async #measureClocksFirst(pool: Pool<object>): Promise<readonly WorkerClock[]> {
    const limit = new AbortController()
    const stopTimer = this.#host.after(CLOCKS_MS, () => limit.abort())
    this.#end.promise.then(
      () => limit.abort(),
      () => limit.abort(),
    )
    const workerClockResolutionUs = await measureWorkerResolution(pool, limit.signal)
    this.#environment = { ...this.#environment, workerClockResolutionUs }
    const clocks = await this.#exchangeClocks(pool, limit.signal, false)
    stopTimer()
    return clocks
  }

  /** Whether the clocks kept pace is known only when they are measured again, while the workers are still there. */
  async #measureClocksLast(pool: Pool<object>): Promise<readonly WorkerClock[]> {
    const limit = new AbortController()
    const stopTimer = this.#host.after(LAST_CLOCKS_MS, () => limit.abort())
    const clocks = await this.#exchangeClocks(pool, limit.signal, true)
    stopTimer()
    return clocks
  }

  #exchangeClocks(pool: Pool<object>, signal: AbortSignal, isWarm: boolean): Promise<readonly WorkerClock[]> {
    const resolutionUs = coarserStep(this.#environment)
    return exchangeClocks(pool, { clock: this.#host.clock, resolutionUs, signal, isWarm })
  }

  #beginMeasuring(pools: Pools, workload: Workload, clocks: readonly WorkerClock[]): Ledger {
    if (!this.#baseline) throw new Error('A run measures its baseline before it begins.')
    const { reject } = this.#end
    const ledger = new Ledger(
      pools.main,
      this.#host.clock,
      this.#settings,
      workload,
      this.#baseline,
      reject,
      clocks,
      this.#host,
    )
    for (const worker of pools.main.workers()) ledger.recorder.workerReady(worker, ledger.recorder.start)
    ledger.instrument = this.#instrument
    this.#ledger = ledger
    if (this.#page) this.pageChanged(this.#page)
    this.#phase = { kind: 'running' }
    if (!this.#isStopped) {
      this.#startDemand(ledger)
      this.#driveBackground(pools, ledger)
    }
    this.#begun.resolve()
    return ledger
  }

  #startDemand(ledger: Ledger): void {
    this.#demand?.stop()
    ledger.recorder.beginRound()
    const { clock, waiting } = this.#host
    const ports: DemandPorts = {
      clock,
      waiting,
      submit: (scheduledAt, onSettled) => ledger.submit(scheduledAt, onSettled),
      endRound: () => this.#endRound(ledger),
      notBefore: () => ledger.recorder.vigil.notBefore(clock.now()),
      skipped: (arrivals) => ledger.recorder.vigil.skipped(arrivals),
    }
    this.#demand = START_DEMAND[this.#settings.mode](ports, this.#settings, this.#end.reject)
  }

  /** Has the background do as the settings say; there is none before there is a rate. */
  #driveBackground(pools: Pools, ledger: Ledger): void {
    const settings = this.#settings
    if (!ledger.background) {
      if (settings.backgroundRate === 0) return
      const pool = pools.forBackground(settings)
      const { start, vigil } = ledger.recorder
      const { clock, waiting } = this.#host
      const ports = { clock, waiting, notBefore: () => vigil.notBefore(clock.now()) }
      ledger.addBackground(new Background(ports, pool, start, settings, this.#end.reject))
    }
    ledger.background?.update(settings)
  }

  #stopDemand(): void {
    this.#demand?.stop()
    this.#ledger?.background?.stop()
  }

  async #endRound(ledger: Ledger): Promise<'next' | 'stop'> {
    const { workload, baseline, recorder, rounds } = ledger
    const { mode } = this.#settings
    const { round } = recorder
    // In open demand calls go on arriving: measuring on their thread would hold them up.
    const syncUs =
      mode === 'open' ? baseline.syncUs : await measureSyncMean(workload, this.#host.clock, baseline.syncUs)
    // Callers wait for the round to end: nothing was held up.
    if (mode !== 'open') recorder.vigil.excuse(this.#host.clock.now())
    rounds.end(round, syncUs)
    recorder.beginRound()
    if (this.#settings.rounds === 0 || rounds.ended < this.#settings.rounds) return 'next'
    this.#end.resolve('rounds')
    return 'stop'
  }

  async #finish(pools: Pools, ledger: Ledger, endedBy: EndReason): Promise<Report> {
    const { clock, after } = this.#host
    const endedAt: Instant = clock.now()
    const timeline = ledger.recorder.timeline(endedAt, POINTS_SHOWN)
    const roundFraction = this.#demand?.roundFraction() ?? 0
    const queueState = queueNow(this.#settings, pools.main, ledger, timeline, roundFraction, endedAt)
    this.#phase = { kind: 'stopping' }
    this.#stopDemand()
    const graceMs = GRACE_MS + (2 * this.#settings.serviceUs) / 1000
    const cancelForce = after(graceMs, () => void pools.close({ force: true }))
    await pools.drain()
    cancelForce()
    this.#isProbing = true
    ledger.lastClocks = await this.#measureClocksLast(pools.main)
    this.#isProbing = false
    await pools.close({ force: true })
    this.#phase = { kind: 'finished', reason: endedBy }
    return reportOf(
      {
        version: this.#order.version,
        startedAt: this.#startedAt,
        endedBy,
        endedAt,
        queueState,
        settings: this.#settings,
        environment: this.#environment,
      },
      ledger,
      endedAt,
    )
  }

  #tick(): void {
    this.#pools?.look()
    this.#ledger?.look(this.#host.clock.now())
    const { seconds } = this.#settings
    const now = this.#host.clock.now()
    const elapsed = this.#ledger?.recorder.elapsed(now) ?? millis(0)
    this.#ledger?.recorder.vigil.sign(now)
    if (this.#phase.kind === 'running' && seconds > 0 && elapsed >= seconds * 1000)
      this.#end.resolve('seconds')
    if (this.#phase.kind === 'starting')
      this.#phase = { ...this.#phase, ready: this.#pools?.main.stats().workers.ready ?? 0 }
    this.#publish()
  }

  #publish(): void {
    if (this.#isProbing) return
    const facts: RunFacts = {
      run: this.#order.number,
      phase: this.#phase,
      settings: this.#settings,
      environment: this.#environment,
    }
    const [pool, ledger] = [this.#pools?.main ?? null, this.#ledger]
    this.#order.publish(
      pool && ledger
        ? fullSnapshot(
            facts,
            pool,
            ledger,
            this.#demand?.roundFraction() ?? 0,
            this.#host.clock.now(),
            coarserStep(this.#environment),
          )
        : earlySnapshot(facts, pool, this.#baseline),
    )
  }
}
