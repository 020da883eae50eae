import { type Instant, spanBetween } from '../domain/time'

/** Time-weighted mean and maximum of the queue length since the last reset; O(1) for each change. */
export class QueueTally {
  #length = 0
  #integral = 0
  #max = 0
  #start: Instant
  #last: Instant

  constructor(start: Instant) {
    this.#start = start
    this.#last = start
  }

  get length(): number {
    return this.#length
  }

  set(length: number, at: Instant): void {
    this.#accrue(at)
    this.#length = length
    if (length > this.#max) this.#max = length
  }

  /** Mean over the time since the last reset; the present length when no time has passed. */
  meanUntil(now: Instant): number {
    this.#accrue(now)
    const span = spanBetween(this.#start, this.#last)
    return span > 0 ? this.#integral / span : this.#length
  }

  get max(): number {
    return this.#max
  }

  /** Starts over at `now` with the present length. */
  reset(now: Instant): void {
    this.#accrue(now)
    this.#integral = 0
    this.#max = this.#length
    this.#start = this.#last
  }

  #accrue(at: Instant): void {
    // An event may carry an instant taken just before the last one: time does not run backwards here.
    if (at <= this.#last) return
    this.#integral += this.#length * spanBetween(this.#last, at)
    this.#last = at
  }
}
