import type { Demand, DemandPorts } from '../../../demand/driver'
import { START_DEMAND } from '../../../demand/start'
import type { Settings } from '../../../domain/settings/settings'
import type { CallMaker } from '../../calls/call-maker'
import type { Host } from '../../host/host'
import { Background } from '../../systems/background'
import type { RunClock } from '../run-clock'
import type { Pools } from '../workers/pools'
import { SyncMean } from './sync-mean'

/** How a run hears of what its demand comes to. */
export interface DriveEvents {
  /** As many rounds have ended as were asked for. */
  readonly roundsDone: () => void
  readonly failed: (error: unknown) => void
}

/** Puts demand on the pools of a run: the calls that it is about, and the background. */
export class Drive {
  readonly #host: Host
  readonly #pools: Pools
  readonly #callMaker: CallMaker
  readonly #events: DriveEvents
  readonly #clock: RunClock
  readonly #syncMean: SyncMean
  #settings: Settings
  #demand: Demand
  /** What the present demand was given: one that was stopped may yet end a round. */
  #ports: DemandPorts | null = null

  /** @param host on the run's clock */
  constructor(
    host: Host & { readonly clock: RunClock },
    pools: Pools,
    callMaker: CallMaker,
    settings: Settings,
    events: DriveEvents,
  ) {
    this.#host = host
    this.#pools = pools
    this.#callMaker = callMaker
    this.#events = events
    this.#clock = host.clock
    this.#syncMean = new SyncMean(host.clock)
    this.#settings = settings
    this.#demand = this.#start()
    this.#driveBackground()
  }

  /** Of the current round, 0 to 1. */
  get roundFraction(): number {
    return this.#demand.roundFraction()
  }

  update(settings: Settings): void {
    const { mode } = this.#settings
    this.#settings = settings
    if (mode === settings.mode) this.#demand.update(settings)
    else this.restart()
    this.#driveBackground()
  }

  /** Begins a round anew; calls that have been made end as they will. */
  restart(): void {
    this.#clock.goOn()
    this.#demand.stop()
    this.#callMaker.nesting?.gate.clear()
    this.#demand = this.#start()
  }

  stop(): void {
    this.#clock.goOn()
    this.#demand.stop()
    this.#callMaker.nesting?.gate.clear()
    this.#callMaker.background?.stop()
  }

  #start(): Demand {
    const { recorder } = this.#callMaker
    const { clock, waiting } = this.#host
    recorder.beginRound()
    const ports: DemandPorts = {
      clock,
      waiting,
      submit: (scheduledAt, onSettled) => this.#callMaker.submit(scheduledAt, onSettled),
      endRound: () => this.#endRound(ports),
      notBefore: () => recorder.interruptionDetector.notBefore(clock.now()),
      skipped: (arrivals) => recorder.interruptionDetector.skipped(arrivals),
    }
    this.#ports = ports
    return START_DEMAND[this.#settings.mode](ports, this.#settings, this.#events.failed)
  }

  /** Has the background do as the settings say; there is none before there is a rate. */
  #driveBackground(): void {
    const settings = this.#settings
    const callMaker = this.#callMaker
    if (!callMaker.background) {
      if (settings.backgroundRate === 0) return
      this.#clock.goOn()
      const pool = this.#pools.forBackground(settings)
      const { start, interruptionDetector } = callMaker.recorder
      const { clock, waiting } = this.#host
      const ports = { clock, waiting, notBefore: () => interruptionDetector.notBefore(clock.now()) }
      callMaker.addBackground(new Background(ports, pool, start, settings, this.#events.failed))
    }
    callMaker.background?.update(settings)
  }

  /** In open demand, and with other traffic, calls go on arriving: timing on their thread would hold them up. */
  get #isQuietBetweenRounds(): boolean {
    return this.#settings.mode !== 'open' && this.#callMaker.background === null
  }

  async #endRound(ports: DemandPorts): Promise<'next' | 'stop'> {
    if (ports !== this.#ports) return 'stop'
    const { workload, baseline, recorder, rounds } = this.#callMaker
    const { round } = recorder
    const syncUs = this.#isQuietBetweenRounds
      ? await this.#syncMean.measure(workload, baseline)
      : this.#syncMean.latest(baseline)
    // Callers wait for the round to end: nothing was held up.
    if (this.#settings.mode !== 'open') recorder.interruptionDetector.excuse(this.#host.clock.now())
    rounds.end(round, syncUs)
    // Another demand took over meanwhile, with a round of its own.
    if (ports !== this.#ports) return 'stop'
    recorder.beginRound()
    if (this.#settings.rounds === 0 || rounds.ended < this.#settings.rounds) return 'next'
    this.#events.roundsDone()
    return 'stop'
  }
}
