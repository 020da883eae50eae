import type { Demand, DemandPorts } from '../demand/driver'
import { START_DEMAND } from '../demand/start'
import { errorMessage } from '../domain/error-message'
import type { Report } from '../domain/report'
import { SETTING_KEYS, type Settings } from '../domain/settings'
import type { Baseline, Environment, Phase, Snapshot } from '../domain/snapshot'
import { type Instant, millis } from '../domain/time'
import { createPool, type Pool, type Rules } from '../pool/index'
import { requireReachable } from '../settings/reach'
import type { KernelCost } from '../workloads/kernel'
import { prepareWorkload } from '../workloads/prepare'
import type { Workload } from '../workloads/workload'
import { measureBaseline, measureSyncMean } from './baseline'
import { calibrate } from './calibrate'
import { type ClockExchange, exchangeClocks } from './clock-exchange'
import { measureResolution } from './clock-resolution'
import { createDeferred } from './deferred'
import { Gear } from './gear'
import type { Host } from './host'
import { requireUsableLane } from './lane-check'
import { Ledger } from './ledger'
import { requireUsableLock } from './lock-check'
import { reportOf } from './report'
import { earlySnapshot, fullSnapshot, type RunFacts } from './snapshot'

/** Time between snapshots. */
const PUBLISH_MS = 100
/** Longest that measuring the workers' clocks may take; a worker that does not answer must not keep a run from beginning. */
const CLOCKS_MS = 3000
/** What a run that ends leaves calls in flight, besides their service time; then they are cancelled. */
const GRACE_MS = 2000

const rulesOf = ({ inFlight, queueLimit, overflow, batch }: Settings): Rules => ({
  inFlight,
  queueLimit,
  overflow,
  batch,
})

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
  readonly #environment: Environment
  readonly #startedAt = new Date().toISOString()
  readonly #end = createDeferred<EndReason>()
  /** Resolves when settings can change, or never will. */
  readonly #begun = createDeferred<void>()
  #settings: Settings
  #phase: Phase = { kind: 'calibrating' }
  #cost: KernelCost | null = null
  #baseline: Baseline | null = null
  #pool: Pool<object> | null = null
  #gear: Gear | null = null
  #ledger: Ledger | null = null
  #demand: Demand | null = null
  #isStopped = false

  constructor(host: Host, order: RunOrder) {
    this.#host = host
    this.#order = order
    this.#settings = order.settings
    this.#environment = {
      userAgent: host.userAgent,
      cores: host.cores,
      crossOriginIsolated: host.crossOriginIsolated,
      clockResolutionUs: measureResolution(host.clock),
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
      const pool = await this.#startWorkers()
      const clocks = await this.#measureClocks(pool)
      const ledger = this.#beginMeasuring(pool, workload, clocks)
      const endedBy = await this.#end.promise
      return await this.#finish(pool, ledger, endedBy)
    } catch (error) {
      this.#phase = { kind: 'failed', message: errorMessage(error) }
      throw error
    } finally {
      stopPublishing()
      this.#begun.resolve()
      this.#demand?.stop()
      await this.#pool?.close({ force: true })
      this.#publish()
    }
  }

  /** Ends the run; `execute` resolves soon after. */
  stop(): void {
    this.#isStopped = true
    this.#end.resolve('stopped')
  }

  /** @throws {SettingsError} when a setting that only a next run can follow differs */
  async update(settings: Settings): Promise<void> {
    requireReachable(this.#settings, settings)
    await this.#begun.promise
    const [pool, ledger, cost] = [this.#pool, this.#ledger, this.#cost]
    if (this.#phase.kind !== 'running' || !pool || !ledger || !cost) return
    const before = this.#settings
    if (SETTING_KEYS.every((key) => before[key] === settings[key])) return

    this.#settings = settings
    const isSameWork = before.workload === settings.workload && before.serviceUs === settings.serviceUs
    const workload = isSameWork ? ledger.workload : prepareWorkload(settings, cost)
    const baseline = isSameWork ? ledger.baseline : await this.#rebase(workload)
    // The run may have ended while its new workload was timed.
    if (this.#isStopped || this.#phase.kind !== 'running') return
    ledger.change(settings, workload, baseline)
    pool.configure(rulesOf(settings))
    if (before.workers !== settings.workers)
      pool.resize(settings.workers).catch((error: unknown) => ledger.noteFailure(error))
    if (before.mode !== settings.mode) this.#startDemand(ledger)
    else this.#demand?.update(settings)
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
    return { syncUs: workload.predictedUs, repeatsUs: [], source: 'derived' }
  }

  async #startWorkers(): Promise<Pool<object>> {
    const { spawn, clock, after } = this.#host
    this.#gear = new Gear(this.#settings, spawn, { holderDied: () => this.#ledger?.lock?.holderDied() })
    const { workers, lane } = this.#settings
    this.#phase = { kind: 'starting', ready: 0, asked: workers }
    const pool = createPool<object>(this.#gear.spawn, {
      ...rulesOf(this.#settings),
      workers,
      lane,
      time: { ...clock, schedule: after },
      observer: {
        queueLength: (length, at) => this.#ledger?.recorder.queueLength(length, at),
        workerDied: (worker) => this.#ledger?.recorder.workerDied(worker),
      },
    })
    this.#pool = pool
    await Promise.race([pool.resize(workers), this.#end.promise])
    return pool
  }

  async #measureClocks(pool: Pool<object>): Promise<ClockExchange> {
    const limit = new AbortController()
    const stopTimer = this.#host.after(CLOCKS_MS, () => limit.abort())
    this.#end.promise.then(
      () => limit.abort(),
      () => limit.abort(),
    )
    const clocks = await exchangeClocks(pool, this.#environment.clockResolutionUs, limit.signal)
    stopTimer()
    return clocks
  }

  #beginMeasuring(pool: Pool<object>, workload: Workload, clocks: ClockExchange): Ledger {
    if (!this.#baseline) throw new Error('A run measures its baseline before it begins.')
    const { reject } = this.#end
    const ledger = new Ledger(
      pool,
      this.#host.clock,
      this.#settings,
      workload,
      this.#baseline,
      reject,
      clocks,
    )
    this.#ledger = ledger
    this.#phase = { kind: 'running' }
    if (!this.#isStopped) this.#startDemand(ledger)
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
    }
    this.#demand = START_DEMAND[this.#settings.mode](ports, this.#settings, this.#end.reject)
  }

  async #endRound(ledger: Ledger): Promise<'next' | 'stop'> {
    const { workload, baseline, recorder, rounds } = ledger
    const { mode } = this.#settings
    const { round } = recorder
    // In open demand calls go on arriving: measuring on their thread would hold them up.
    const syncUs =
      mode === 'open' ? baseline.syncUs : await measureSyncMean(workload, this.#host.clock, baseline.syncUs)
    rounds.end(round, syncUs)
    recorder.beginRound()
    if (this.#settings.rounds === 0 || rounds.ended < this.#settings.rounds) return 'next'
    this.#end.resolve('rounds')
    return 'stop'
  }

  async #finish(pool: Pool<object>, ledger: Ledger, endedBy: EndReason): Promise<Report> {
    const { clock, after } = this.#host
    const endedAt: Instant = clock.now()
    this.#phase = { kind: 'stopping' }
    this.#demand?.stop()
    const graceMs = GRACE_MS + (2 * this.#settings.serviceUs) / 1000
    const cancelForce = after(graceMs, () => void pool.close({ force: true }))
    await pool.close()
    cancelForce()
    this.#phase = { kind: 'finished', reason: endedBy }
    return reportOf(
      {
        version: this.#order.version,
        startedAt: this.#startedAt,
        endedBy,
        endedAt,
        settings: this.#settings,
        environment: this.#environment,
      },
      ledger,
      endedAt,
    )
  }

  #tick(): void {
    this.#gear?.look()
    const { seconds } = this.#settings
    const elapsed = this.#ledger?.recorder.elapsed(this.#host.clock.now()) ?? millis(0)
    if (this.#phase.kind === 'running' && seconds > 0 && elapsed >= seconds * 1000)
      this.#end.resolve('seconds')
    if (this.#phase.kind === 'starting')
      this.#phase = { ...this.#phase, ready: this.#pool?.stats().workers.ready ?? 0 }
    this.#publish()
  }

  #publish(): void {
    const facts: RunFacts = {
      run: this.#order.number,
      phase: this.#phase,
      settings: this.#settings,
      environment: this.#environment,
    }
    const [pool, ledger] = [this.#pool, this.#ledger]
    this.#order.publish(
      pool && ledger
        ? fullSnapshot(
            facts,
            pool,
            ledger,
            this.#demand?.roundFraction() ?? 0,
            this.#host.clock.now(),
            this.#environment.clockResolutionUs,
          )
        : earlySnapshot(facts, pool, this.#baseline),
    )
  }
}
