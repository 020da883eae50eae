import type { InstrumentCost } from '../../../domain/experiments/instrument-cost'
import type { OwnFault } from '../../../domain/own/own'
import { areSameSettings, type Settings } from '../../../domain/settings/settings'
import type { Baseline } from '../../../domain/snapshot'
import type { Instant } from '../../../domain/time'
import { OwnFaultError } from '../../../own/fault'
import { endedIn } from '../../../record/calls/call-books'
import type { WorkerClock } from '../../../stats/clocks/clock-verdict'
import type { Workload } from '../../../workloads/workload'
import type { Direct } from '../../baseline/direct'
import { CallMaker } from '../../calls/call-maker'
import { createDeferred } from '../../deferred'
import { changedAt, type PageChange } from '../../host/page-change'
import type { Moment } from '../../results/queue-now'
import { keptFault, ProgressWatch, STUCK } from '../progress-watch'
import type { RunContext } from '../run-context'
import type { Pools } from '../workers/pools'
import { Drive } from './drive'
import { PlannedDemand } from './planned-demand'

/** What must be known before there can be demand. */
interface Ground {
  readonly pools: Pools
  readonly workload: Workload
  readonly baseline: Baseline
  readonly clocks: readonly WorkerClock[]
  /** What recording costs here, where it has been measured. */
  readonly instrument: InstrumentCost | null
  /** Bytes that each call of an own function keeps, as far as is known. */
  readonly keptBytes: number
}

/** The demand of a run, and the calls that come of it: from its begin, through changes of settings, to its end. */
export class RunDemand {
  readonly #state: RunContext
  readonly #direct: Direct
  /** Demand as the plan has it; without one, as the settings have it. */
  readonly #planned: PlannedDemand
  readonly #watch: ProgressWatch | null
  /** Resolves when settings can change, or never will. */
  readonly #begun = createDeferred<void>()
  #page: PageChange | null
  #pools: Pools | null = null
  #keptBytes = 0
  #callMaker: CallMaker | null = null
  #drive: Drive | null = null
  /** When demand ended, and what the pool showed then; null as long as it goes on. */
  #ended: Moment | null = null

  /** @param page what the browser makes of the page, as last heard */
  constructor(state: RunContext, direct: Direct, page: PageChange | null) {
    this.#state = state
    this.#direct = direct
    this.#page = page
    this.#watch = state.settings.workload === 'own' ? new ProgressWatch() : null
    this.#planned = new PlannedDemand(state.host, {
      moved: (label) => this.#planMoved(label),
      ended: () => state.end.resolve('plan'),
    })
  }

  /** null before demand began. */
  get callMaker(): CallMaker | null {
    return this.#callMaker
  }

  /** Whether there ever was demand: a run that is stopped before has none. */
  get isDriven(): boolean {
    return this.#drive !== null
  }

  /** The settings that hold now: those that were asked for, their demand multiplied by the plan. */
  get applied(): Settings {
    return this.#planned.applied(this.#state.settings)
  }

  /** How far its plan is, 0 to 1; null without one that ends. */
  get planFraction(): number | null {
    return this.#planned.fraction
  }

  begin({ pools, workload, baseline, clocks, instrument, keptBytes }: Ground): CallMaker {
    const { host, settings, end, isStopped } = this.#state
    this.#planned.follow(settings.plan)
    const applied = this.applied
    const { reject } = end
    const callMaker = new CallMaker(pools.main, host.clock, applied, workload, baseline, reject, clocks, host)
    for (const worker of pools.main.workers())
      callMaker.recorder.workerReady(worker, callMaker.recorder.start)
    callMaker.instrument = instrument
    this.#pools = pools
    this.#keptBytes = keptBytes
    this.#callMaker = callMaker
    if (this.#page) this.pageChanged(this.#page)
    this.#state.phase = { kind: 'running' }
    const roundsDone = () => end.resolve('rounds')
    if (!isStopped) this.#drive = new Drive(host, pools, callMaker, applied, { roundsDone, failed: reject })
    this.#begun.resolve()
    return callMaker
  }

  /** Follows other settings, once demand has begun. */
  async change(settings: Settings, mark: string | undefined): Promise<void> {
    await this.#begun.promise
    const state = this.#state
    const [pools, callMaker] = [this.#pools, this.#callMaker]
    if (state.phase.kind !== 'running' || !pools || !callMaker) return
    const before = state.settings
    if (areSameSettings(before, settings)) return

    state.settings = settings
    const isSameTime = before.serviceUs === settings.serviceUs || settings.workload === 'own'
    const isSameWork = before.workload === settings.workload && isSameTime
    const { workload, baseline } = isSameWork ? callMaker : await this.#direct.another(settings)
    // The run may have ended while its new workload was timed.
    if (state.isStopped || state.phase.kind !== 'running') return
    this.#planned.follow(settings.plan)
    const applied = this.#planned.applied(settings)
    callMaker.change(applied, workload, baseline, mark)
    pools.configure(settings)
    if (before.workers !== settings.workers)
      pools.main.resize(settings.workers).catch((error: unknown) => callMaker.noteFailure(error))
    this.#drive?.update(applied)
  }

  /** Replaces every worker by a fresh one, and begins a round with these. */
  startCold(): void {
    const [pools, callMaker] = [this.#pools, this.#callMaker]
    const { phase, host } = this.#state
    if (phase.kind !== 'running' || !pools || !callMaker) return
    pools.main.renew().catch((error: unknown) => callMaker.noteFailure(error))
    callMaker.rounds.beginCold()
    callMaker.segments.note(host.clock.now(), 'Workers started afresh')
    this.#drive?.restart()
  }

  /** The browser does something else with the page. */
  pageChanged(change: PageChange): void {
    this.#page = change
    // What comes after the end of demand interrupts no call that counts.
    if (this.#ended) return
    this.#callMaker?.recorder.interruptionDetector.pageChanged(
      change.state,
      changedAt(change, this.#state.host.clock),
    )
  }

  /** To be called now and then: what must not wait for a call. */
  tick(now: Instant): void {
    const [pools, callMaker] = [this.#pools, this.#callMaker]
    if (!pools || !callMaker) return
    const { settings, phase, end } = this.#state
    callMaker.resolveDeadlock(now)
    if (!this.#ended) callMaker.recorder.interruptionDetector.sign(now)
    if (phase.kind !== 'running') return
    const fault = this.#faultIn(pools, callMaker, now)
    if (fault) end.reject(new OwnFaultError(fault))
    const { seconds } = settings
    if (seconds > 0 && callMaker.recorder.elapsed(now) >= seconds * 1000) end.resolve('seconds')
  }

  /** What the pool and its demand show: now, or when demand ended. */
  moment(): Moment | null {
    const pool = this.#pools?.main
    if (this.#ended || !pool) return this.#ended
    return {
      now: this.#state.host.clock.now(),
      stats: pool.stats(),
      workerStats: pool.workerStats(),
      roundFraction: this.#drive?.roundFraction ?? 0,
    }
  }

  /** No call is made from now on, and figures are of the time until now. @returns null before measuring began */
  end(): Moment | null {
    const moment = this.moment()
    if (!moment) return null
    this.#ended = moment
    this.#callMaker?.end(moment.now)
    this.#halt()
    return moment
  }

  /** The run is over, whatever came of it. */
  close(): void {
    this.#begun.resolve()
    this.#halt()
  }

  #halt(): void {
    this.#planned.stop()
    this.#drive?.stop()
  }

  /** The plan multiplies demand by something else now. @param label of a part that has begun */
  #planMoved(label: string | null): void {
    const { phase, isStopped } = this.#state
    if (phase.kind !== 'running' || isStopped) return
    const { applied } = this
    if (label !== null) this.#callMaker?.step(applied, label)
    this.#drive?.update(applied)
  }

  /** Calls of an own function may never end, and callers would wait for ever; or they take all memory there is. */
  #faultIn(pools: Pools, { recorder }: CallMaker, now: Instant): OwnFault | null {
    if (!this.#watch) return null
    const ended = endedIn(recorder.books.settled)
    if (this.#watch.isStuck(ended, pools.main.stats().inFlight > 0, now)) return STUCK
    return keptFault(ended, this.#keptBytes)
  }
}
