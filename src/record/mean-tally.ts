import { type Micros, micros } from '../domain/time'

/** Count and mean of latencies. */
export class MeanTally {
  count = 0
  #sumUs = 0

  add(latency: Micros): void {
    this.count += 1
    this.#sumUs += latency
  }

  /** null when nothing was added. */
  get mean(): Micros | null {
    return this.count === 0 ? null : micros(this.#sumUs / this.count)
  }
}
