import { type Instant, instant, type Millis, millis, spanBetween } from '../domain/time'

/** What was counted of calls in the system, since the start. */
export interface Presence {
  readonly span: Millis
  /** Calls in the system integrated over time, call·ms. */
  readonly lengthIntegral: number
  /** Stays of the calls that left. */
  readonly sojournSum: Millis
  /** None was there at the start. */
  readonly agesAtStart: Millis
  /** Ages of the calls that are there now. */
  readonly agesAtEnd: Millis
}

/** A call, by when it entered the system; taken as a whole because a number that is handed on makes garbage. */
interface Entered {
  readonly submittedAt: number
}

/**
 * Calls in the system, kept in two ways that know nothing of each other: their number over time, and each call's
 * stay. Both must say the same at any moment (Little 1961, in the exact form with the ages at the end of the
 * observation); where they do not, a call was counted twice or stamped wrongly. (One that is lost stays in
 * both; conservation finds it.)
 */
export class SystemTally {
  #inSystem = 0
  #areaMs = 0
  #last: Instant
  #staysMs = 0
  /** Sum of the entries of the calls that are in the system, ms from the start. */
  #entriesMs = 0
  readonly #start: Instant

  constructor(start: Instant) {
    this.#start = start
    this.#last = start
  }

  enter({ submittedAt }: Entered): void {
    if (submittedAt > this.#last) {
      // As in `#accrue`, which would need the moment by itself, on the heap.
      this.#areaMs += Math.max(0, this.#inSystem) * (submittedAt - this.#last)
      this.#last = instant(submittedAt)
    }
    // Written down a moment after the event, when another was counted already: it was here for that time too.
    this.#areaMs += this.#last - submittedAt
    this.#inSystem += 1
    this.#entriesMs += submittedAt - this.#start
  }

  leave({ submittedAt }: Entered, at: Instant): void {
    this.#accrue(at)
    this.#areaMs -= this.#last - at
    this.#inSystem -= 1
    this.#entriesMs -= submittedAt - this.#start
    this.#staysMs += at - submittedAt
  }

  presence(now: Instant): Presence {
    this.#accrue(now)
    // When none is there, none has an age, whatever wrong stamps have left behind.
    const agesMs = this.#inSystem === 0 ? 0 : this.#inSystem * (this.#last - this.#start) - this.#entriesMs
    return {
      span: spanBetween(this.#start, this.#last),
      lengthIntegral: this.#areaMs,
      sojournSum: millis(this.#staysMs),
      agesAtStart: millis(0),
      agesAtEnd: millis(agesMs),
    }
  }

  #accrue(at: Instant): void {
    if (at <= this.#last) return
    // Fewer than none cannot be here: a call that left twice shows as a difference.
    this.#areaMs += Math.max(0, this.#inSystem) * (at - this.#last)
    this.#last = at
  }
}
