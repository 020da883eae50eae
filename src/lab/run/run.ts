import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import { coarserStep } from '../../domain/figures/clock-step'
import { faultOf } from '../../domain/own/own-fault'
import type { DataCost, FiguresReport } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import { errorMessage } from '../../domain/wording/error-message'
import { OwnStoppedError } from '../../own/fault'
import { requireReachable } from '../../settings/reach'
import type { OtherRuns } from '../../surroundings/other-runs'
import { Direct } from '../baseline/direct'
import type { Fit } from '../baseline/kernel-fit'
import type { CallMaker } from '../calls/call-maker'
import { requireUsableLock } from '../host/checks/lock-check'
import { requireUsablePayload } from '../host/checks/payload-check'
import { requireUsableTransport } from '../host/checks/transport-check'
import type { Host } from '../host/host'
import type { PageChange } from '../host/page-change'
import type { ParallelismProbe } from '../parallelism/parallelism-probe'
import { reportOf } from '../results/report'
import { earlySnapshot, fullSnapshot, type RunFacts } from '../results/snapshot'
import { drainWithin, measureAfter } from './after-demand'
import { measureBefore } from './before-demand'
import { RunDemand } from './demand/run-demand'
import { OwnRun } from './own-run'
import { type EndReason, RunContext } from './run-context'
import type { RunOrder } from './run-order'
import { tellingHost } from './telling-host'
import type { Pools } from './workers/pools'
import { withCause } from './workers/start-failure'
import { WorkerStarts } from './workers/worker-starts'

/** Time between snapshots. */
const PUBLISH_MS = 100
/**
 * So many workers may load while the function is timed directly: they are done before the timing ends, of which only
 * the quickest repeat counts. More would keep a small machine's cores busy for as long.
 */
const EARLY_WORKERS = 8

/** What a lab knows before a run, and lends to it. */
interface Ground {
  /** What the kernel costs on this thread. */
  readonly fit: Fit
  /** Of how many workers compute at once. */
  readonly probe: ParallelismProbe
  /** Who else measures in this browser. */
  readonly otherRuns: OtherRuns
  /** What the browser makes of the page, as last heard. */
  readonly page: PageChange | null
  /** What recording costs here, where it has been measured. */
  readonly instrument: InstrumentCost | null
}

/** One run: calibrate, start the workers, put demand on the pool until an end, report. */
export class Run {
  readonly #state: RunContext
  readonly #ground: Ground
  readonly #direct: Direct
  readonly #demand: RunDemand
  readonly #starts: WorkerStarts
  #own: OwnRun | null = null
  #data: DataCost | null = null
  /** Pings are under way that the books do not have. */
  #isProbing = false

  constructor(host: Host, order: RunOrder, ground: Ground) {
    const state = new RunContext(host, order)
    const telling = tellingHost(host, {
      everyMs: PUBLISH_MS,
      isCalibrating: () => state.phase.kind === 'calibrating',
      tell: () => this.#tick(),
      shown: order.shown,
    })
    this.#state = state
    this.#ground = ground
    const { clockResolutionUs } = state.environment
    this.#direct = new Direct(telling, ground.fit, clockResolutionUs, () => state.isStopped)
    this.#demand = new RunDemand(state, this.#direct, ground.page)
    this.#starts = new WorkerStarts(state, this.#demand)
  }

  /** Resolves with the report when the run ends; call it once. */
  async execute(): Promise<FiguresReport> {
    const state = this.#state
    this.#publish()
    const stopPublishing = state.host.every(PUBLISH_MS, () => this.#tick())
    try {
      requireUsableTransport(state.settings)
      requireUsablePayload(state.settings)
      requireUsableLock(state.settings, state.host)
      const { pools, ...known } = await this.#prepare().catch((error: unknown) => {
        if (state.isStopped && error instanceof OwnStoppedError) return this.#prepareNothing()
        throw error
      })
      this.#data = known.data
      const { baseline } = this.#direct
      if (!baseline) throw new Error('A run measures its baseline before it begins.')
      const { instrument } = this.#ground
      const callMaker = this.#demand.begin({
        ...known,
        pools,
        baseline,
        instrument,
        keptBytes: this.#own?.keptBytes ?? 0,
      })
      const endedBy = await state.end.promise
      return await this.#finish(pools, callMaker, endedBy)
    } catch (thrown) {
      this.#demand.end()
      const error = await withCause(thrown, state.host)
      const fault = faultOf(error)
      state.phase = { kind: 'failed', message: errorMessage(error), ...(fault ? { fault } : {}) }
      throw error
    } finally {
      stopPublishing()
      this.#demand.close()
      await Promise.all([this.#starts.pools?.close({ force: true }), this.#own?.close()])
      this.#publish()
    }
  }

  /** Measures all that is known before calls are made. */
  async #prepare() {
    const { settings } = this.#state
    // They load while the function is timed, and only where there is a run: a page that is only read starts none.
    this.#ground.probe.prepare()
    const own = await this.#openOwn()
    const init = own?.init ?? null
    if (settings.workers <= EARLY_WORKERS) this.#starts.open(init)
    const fitted = await this.#direct.calibrate(settings)
    const pools = await this.#starts.ready(init)
    const { probe } = this.#ground
    const known = await measureBefore(this.#state, pools.main, fitted, { direct: this.#direct, probe, own })
    return { ...known, pools }
  }

  /** Stopped while an own function was tried or timed, which may never end: as a run in which no call was made. */
  async #prepareNothing() {
    const pools = await this.#starts.ready(this.#own?.init ?? null)
    return { pools, workload: this.#direct.untimed(), clocks: [], data: null }
  }

  /** Ends the run; `execute` resolves soon after. */
  stop(): void {
    this.#state.isStopped = true
    this.#state.end.resolve('stopped')
    if (this.#state.phase.kind !== 'running') this.#own?.stop()
  }

  /** Replaces every worker by a fresh one, and begins a round with these. */
  startCold(): void {
    this.#demand.startCold()
  }

  /** The browser does something else with the page. */
  pageChanged(change: PageChange): void {
    this.#demand.pageChanged(change)
  }

  /** @throws {SettingsError} when a setting that only a next run can follow differs */
  async update(wanted: Settings, mark?: string): Promise<void> {
    const settings = this.#state.recordable(wanted)
    requireReachable(this.#state.settings, settings)
    requireUsablePayload(settings)
    await this.#demand.change(settings, mark)
  }

  /** Has an own function tried, where there is one: nothing else goes on meanwhile. */
  async #openOwn(): Promise<OwnRun | null> {
    const { host, settings, order, isStopped } = this.#state
    if (settings.workload !== 'own') return null
    const own = new OwnRun()
    this.#own = own
    if (isStopped) own.stop()
    this.#direct.setOwn(await own.open(host, settings, order.code))
    return own
  }

  async #finish(pools: Pools, callMaker: CallMaker, endedBy: EndReason): Promise<FiguresReport> {
    const state = this.#state
    const moment = this.#demand.end()
    if (!moment) throw new Error('A run that has not begun to measure has nothing to report.')
    state.phase = { kind: 'stopping' }
    // Stopped before there was any demand, it has nothing to be compared with, and workers may be loading still.
    if (this.#demand.isDriven) {
      const { probe, otherRuns } = this.#ground
      await drainWithin(state, pools)
      await this.#probe(() =>
        measureAfter(state, { pools, callMaker, direct: this.#direct, probe, otherRuns }, moment),
      )
    }
    await pools.close({ force: true })
    state.phase = { kind: 'finished', reason: endedBy }
    const { startedAt, settings, environment } = state
    return reportOf(
      {
        version: state.order.version,
        startedAt,
        endedBy,
        settings,
        environment,
        ...(this.#data ? { data: this.#data } : {}),
      },
      moment,
      callMaker,
    )
  }

  /** What is asked of workers meanwhile is not of the run. */
  async #probe(measure: () => Promise<void>): Promise<void> {
    this.#isProbing = true
    try {
      await measure()
    } finally {
      this.#isProbing = false
    }
  }

  #tick(): void {
    const state = this.#state
    const now = state.host.clock.now()
    this.#starts.pools?.recoverFromDeadWorkers()
    this.#demand.tick(now)
    this.#ground.otherRuns.look(now)
    if (state.phase.kind === 'calibrating')
      state.phase = { kind: 'calibrating', fraction: this.#direct.fraction }
    this.#starts.tick()
    this.#publish()
  }

  #publish(): void {
    if (this.#isProbing) return
    const { order, phase, environment } = this.#state
    const { applied: settings, planFraction, callMaker } = this.#demand
    const facts: RunFacts = {
      run: order.number,
      phase,
      settings,
      planFraction,
      environment: { ...environment, otherRuns: this.#ground.otherRuns.most },
    }
    const moment = this.#demand.moment()
    order.publish(
      moment && callMaker
        ? fullSnapshot(facts, moment, callMaker, coarserStep(environment))
        : earlySnapshot(facts, this.#starts.pools?.main ?? null, this.#direct.baseline),
    )
  }
}
