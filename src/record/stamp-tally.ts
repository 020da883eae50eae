import { type Instant, type Micros, micros } from '../domain/time'
import type { Flight } from '../pool/index'
import type { CallStages } from './call-stages'

/**
 * Watches the stamps of every call: that they follow each other in time, and that the stages make up the call.
 * A hop goes from one thread's clock to another's, so it may come out below zero by what the clocks are uncertain.
 */
export class StampTally {
  checked = 0
  outOfOrder = 0
  /** Largest difference between a call's latency and the sum of its stages, µs. */
  worstGapUs: Micros = micros(0)
  readonly #uncertaintyUs: Micros

  /** @param uncertaintyUs by how much two threads' clocks may differ */
  constructor(uncertaintyUs: Micros) {
    this.#uncertaintyUs = uncertaintyUs
  }

  /** @returns whether the call's stamps are in order */
  check(stages: CallStages, flight: Flight, settled: Instant): boolean {
    this.checked += 1
    const sum =
      stages.lag + stages.queueWait + stages.forward + stages.lockWait + stages.service + stages.return
    this.worstGapUs = micros(Math.max(this.worstGapUs, Math.abs(stages.call - sum)))
    const isInOrder =
      stages.queueWait >= 0 &&
      flight.dispatchedAt <= flight.receivedAt &&
      flight.receivedAt <= settled &&
      stages.lockWait >= 0 &&
      stages.service >= 0 &&
      stages.forward >= -this.#uncertaintyUs &&
      stages.return >= -this.#uncertaintyUs
    if (!isInOrder) this.outOfOrder += 1
    return isInOrder
  }
}
