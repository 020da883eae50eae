import { type Instant, instant } from '../../domain/time'

/** Places of the figures: in an array, where writing them makes no garbage. */
const INTEGRAL = 0
const INTEGRAL_BEFORE = 1
const LAST = 2

/**
 * Time-weighted mean and maximum of the queue length, since the last reset and over all resets; O(1) for each change.
 * The area under the length is one multiplication and one addition a change.
 */
export class QueueTally {
  #length = 0
  #max = 0
  #maxBefore = 0
  readonly #start: Instant
  /** When it was last reset. */
  #since: Instant
  readonly #figures: Float64Array

  constructor(start: Instant) {
    this.#start = start
    this.#since = start
    this.#figures = Float64Array.of(0, 0, start)
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
    return this.#meanOver(this.#figure(INTEGRAL), this.#since)
  }
  /** The same over all the time since it began. */
  meanOfAllUntil(now: Instant): number {
    this.#accrue(now)
    return this.#meanOver(this.#figure(INTEGRAL_BEFORE) + this.#figure(INTEGRAL), this.#start)
  }

  get max(): number {
    return this.#max
  }
  get maxOfAll(): number {
    return Math.max(this.#maxBefore, this.#max)
  }

  /** Starts over at `now` with the present length. */
  reset(now: Instant): void {
    this.#accrue(now)
    this.#figures[INTEGRAL_BEFORE] = this.#figure(INTEGRAL_BEFORE) + this.#figure(INTEGRAL)
    this.#figures[INTEGRAL] = 0
    this.#maxBefore = this.maxOfAll
    this.#max = this.#length
    this.#since = instant(this.#figure(LAST))
  }

  #accrue(at: Instant): void {
    const figures = this.#figures
    const span = at - (figures[LAST] as number)
    // An event may carry an instant taken just before the last one: time does not run backwards here.
    if (!(span > 0)) return
    figures[INTEGRAL] = (figures[INTEGRAL] as number) + this.#length * span
    figures[LAST] = at
  }

  #meanOver(integral: number, since: Instant): number {
    const span = this.#figure(LAST) - since
    return span > 0 ? integral / span : this.#length
  }

  #figure(place: number): number {
    return this.#figures[place] ?? 0
  }
}
