import { isTooCoarse } from '../../domain/figures/clock-step'
import type { Report } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Environment, Phase } from '../../domain/snapshot'
import type { LongTask } from '../../record/interruptions/interruption-detector'
import { createDeferred } from '../deferred'
import { environmentOf } from '../host/environment'
import type { Host } from '../host/host'
import { RunClock } from './run-clock'
import type { RunOrder } from './run-order'

export type EndReason = Report['endedBy']

/** What a run knows of itself and of what it runs on: all its parts read it, and add what they learn. */
export class RunContext {
  /** The thread, on the run's own clock. */
  readonly host: Host & { readonly clock: RunClock }
  readonly order: RunOrder
  readonly startedAt = new Date().toISOString()
  /** Settles when demand is to end. */
  readonly end = createDeferred<EndReason>()
  settings: Settings
  phase: Phase = { kind: 'calibrating', fraction: 0 }
  isStopped = false
  #environment: Environment

  constructor(host: Host, order: RunOrder) {
    const clock = new RunClock(host.clock)
    const onRunClock = ({ from, to }: LongTask) => ({ from: clock.ofActual(from), to: clock.ofActual(to) })
    this.host = { ...host, clock, takeLongTasks: () => host.takeLongTasks().map(onRunClock) }
    this.order = order
    this.#environment = environmentOf(host, order.callerFallback)
    this.settings = this.recordable(order.settings)
    // A run may be ended by a failure before anyone waits for its end.
    this.end.promise.catch(() => undefined)
  }

  get environment(): Environment {
    return this.#environment
  }

  learn(known: Partial<Environment>): void {
    this.#environment = { ...this.#environment, ...known }
  }

  /** What can be recorded under this clock: one that is too coarse to time a call leaves their numbers. */
  recordable(settings: Settings): Settings {
    const isFull = settings.recording === 'full' && isTooCoarse(this.#environment.clockResolutionUs)
    return isFull ? { ...settings, recording: 'counters' } : settings
  }
}
