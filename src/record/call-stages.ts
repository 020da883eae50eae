import { STAGES, type Stage } from '../domain/call'
import { type Instant, instant, latencyBetween, type Micros, micros } from '../domain/time'
import type { Flight } from '../pool/index'

/** Where each stage stands in the table of stages. */
const PLACE = Object.fromEntries(STAGES.map((stage, place) => [stage, place])) as Readonly<
  Record<Stage, number>
>

/**
 * The stages of one call, µs: they follow each other without a gap. One object serves call after call, and its
 * figures lie in an array of numbers, so that writing calls down leaves no garbage that would disturb what is measured.
 */
export class CallStages {
  /** In the order of `STAGES`. */
  readonly values = new Float64Array(STAGES.length)
  /** Scheduled → submitted; 0 unless demand is open. */
  lag: Micros = micros(0)

  /**
   * Takes the stages of a call from its stamps.
   * @param lockWait between started and finished, what the worker waited for the lock; 0 where there is none
   */
  measure(
    scheduledAt: Instant | null,
    submitted: Instant,
    flight: Flight,
    settled: Instant,
    lockWait: Micros = micros(0),
  ): void {
    const { values } = this
    const dispatched = instant(flight.dispatchedAt)
    const started = instant(flight.startedAt)
    const finished = instant(flight.finishedAt)
    const inWorker = latencyBetween(started, finished)
    this.lag = scheduledAt === null ? micros(0) : latencyBetween(scheduledAt, submitted)
    // Submitted → sent → started → lock acquired → finished → settled.
    values[PLACE.queueWait] = latencyBetween(submitted, dispatched)
    values[PLACE.forward] = latencyBetween(dispatched, started)
    values[PLACE.lockWait] = lockWait
    values[PLACE.service] = inWorker - lockWait
    values[PLACE.return] = latencyBetween(finished, settled)
    // Forward and return together: what worker and caller's clocks differ by is not in it.
    values[PLACE.hops] = latencyBetween(dispatched, settled) - inWorker
    // Submitted → started.
    values[PLACE.dispatch] = latencyBetween(submitted, started)
    // Submitted, in open demand scheduled, → settled.
    values[PLACE.call] = latencyBetween(scheduledAt ?? submitted, settled)
  }

  /** @returns µs */
  of(stage: Stage): Micros {
    return micros(this.values[PLACE[stage]] ?? 0)
  }
}
