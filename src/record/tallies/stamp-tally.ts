import { type Micros, micros } from '../../domain/time'
import { type CallStages, PLACE } from '../calls/call-stages'

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
  check({ values }: CallStages): boolean {
    const queueWait = values[PLACE.queueWait] as number
    const forward = values[PLACE.forward] as number
    const lockWait = values[PLACE.lockWait] as number
    const service = values[PLACE.service] as number
    const back = values[PLACE.return] as number
    const lag = values[PLACE.lag] as number
    const received = values[PLACE.received] as number
    this.checked += 1
    const gap = Math.abs(
      (values[PLACE.call] as number) - (lag + queueWait + forward + lockWait + service + back),
    )
    if (gap > this.worstGapUs) this.worstGapUs = micros(gap)
    const isInOrder =
      queueWait >= 0 &&
      (values[PLACE.dispatched] as number) <= received &&
      received <= (values[PLACE.settled] as number) &&
      lockWait >= 0 &&
      service >= 0 &&
      forward >= -this.#uncertaintyUs &&
      back >= -this.#uncertaintyUs
    if (!isInOrder) this.outOfOrder += 1
    return isInOrder
  }
}
