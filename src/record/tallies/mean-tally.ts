import { type Micros, micros } from '../../domain/time'
import { type CallStages, PLACE } from '../calls/call-stages'

/** Count and mean of the latencies of calls. */
export class MeanTally {
  count = 0
  #sumUs = 0

  /** The whole of a call. */
  add({ values }: CallStages): void {
    this.count += 1
    this.#sumUs += values[PLACE.call] as number
  }
  addSpan(latency: Micros): void {
    this.count += 1
    this.#sumUs += latency
  }

  /** null when nothing was added. */
  get mean(): Micros | null {
    return this.count === 0 ? null : micros(this.#sumUs / this.count)
  }
}
