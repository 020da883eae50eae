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
    const [queueWait, forward] = [stages.of('queueWait'), stages.of('forward')]
    const [lockWait, service, back] = [stages.of('lockWait'), stages.of('service'), stages.of('return')]
    const sum = stages.lag + queueWait + forward + lockWait + service + back
    this.worstGapUs = micros(Math.max(this.worstGapUs, Math.abs(stages.of('call') - sum)))
    const isInOrder =
      queueWait >= 0 &&
      flight.dispatchedAt <= flight.receivedAt &&
      flight.receivedAt <= settled &&
      lockWait >= 0 &&
      service >= 0 &&
      forward >= -this.#uncertaintyUs &&
      back >= -this.#uncertaintyUs
    if (!isInOrder) this.outOfOrder += 1
    return isInOrder
  }
}
