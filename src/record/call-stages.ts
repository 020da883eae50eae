import { type Instant, instant, latencyBetween, type Micros, micros } from '../domain/time'
import type { Flight } from '../pool/index'

/**
 * The stages of one call, µs: they follow each other without a gap. One object serves call after call, so that
 * writing calls down leaves no garbage that would disturb what is measured.
 */
export class CallStages {
  /** Scheduled → submitted; 0 unless demand is open. */
  lag: Micros = micros(0)
  /** Submitted → sent. */
  queueWait: Micros = micros(0)
  /** Sent → started. */
  forward: Micros = micros(0)
  /** Started → lock acquired; 0 where there is no lock. */
  lockWait: Micros = micros(0)
  /** Started, or lock acquired, → finished. */
  service: Micros = micros(0)
  /** Finished → settled. */
  return: Micros = micros(0)
  /** Forward and return together: what worker and caller's clocks differ by is not in it. */
  hops: Micros = micros(0)
  /** Submitted → started. */
  dispatch: Micros = micros(0)
  /** Submitted, in open demand scheduled, → settled. */
  call: Micros = micros(0)

  /**
   * Takes the stages of a call from its stamps.
   * @param lockWait between started and finished, what the worker waited for the lock
   */
  measure(
    scheduledAt: Instant | null,
    submitted: Instant,
    flight: Flight,
    settled: Instant,
    lockWait: Micros = micros(0),
  ): void {
    const dispatched = instant(flight.dispatchedAt)
    const started = instant(flight.startedAt)
    const finished = instant(flight.finishedAt)
    this.lag = scheduledAt === null ? micros(0) : latencyBetween(scheduledAt, submitted)
    this.queueWait = latencyBetween(submitted, dispatched)
    this.forward = latencyBetween(dispatched, started)
    this.lockWait = lockWait
    this.service = micros(latencyBetween(started, finished) - lockWait)
    this.return = latencyBetween(finished, settled)
    this.hops = micros(latencyBetween(dispatched, settled) - latencyBetween(started, finished))
    this.dispatch = latencyBetween(submitted, started)
    this.call = latencyBetween(scheduledAt ?? submitted, settled)
  }
}
