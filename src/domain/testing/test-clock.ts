import { type Clock, type Instant, instant } from '../time'

/** A clock that stands still until a test cranks it. */
export class HandClock implements Clock {
  readonly timeOrigin: number
  #now: number

  constructor(now = 0, timeOrigin = 0) {
    this.#now = now
    this.timeOrigin = timeOrigin
  }

  now = (): Instant => instant(this.#now)

  /** The time it shows, without asking it. */
  get present(): number {
    return this.#now
  }

  advance(ms: number): void {
    this.#now += ms
  }

  /** Cranks up to a moment, exactly; never back. */
  advanceTo(moment: Instant): void {
    this.#now = Math.max(this.#now, moment)
  }
}
