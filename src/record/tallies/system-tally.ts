import { type Instant, instant, type Millis, millis, spanBetween } from '../../domain/time'

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

/** Places of the figures, ms: in an array, where writing them makes no garbage. */
const AREA = 0
const LAST = 1
const STAYS = 2
/** Sum of the entries of the calls that are in the system, from the start. */
const ENTRIES = 3

/**
 * Calls in the system, kept in two ways that know nothing of each other: their number over time, and each call's
 * stay. Both must say the same at any moment (Little 1961, in the exact form with the ages at the end of the
 * observation); where they do not, a call was counted twice or stamped wrongly. (One that is lost stays in
 * both; conservation finds it.)
 */
export class SystemTally {
  #inSystem = 0
  readonly #start: Instant
  readonly #figures: Float64Array

  constructor(start: Instant) {
    this.#start = start
    this.#figures = Float64Array.of(0, start, 0, 0)
  }

  enter({ submittedAt }: Entered): void {
    const figures = this.#figures
    const span = submittedAt - (figures[LAST] as number)
    // Written down a moment after the event, when another was counted already: it was here for that time too.
    figures[AREA] = (figures[AREA] as number) + (span > 0 ? this.#present * span : -span)
    if (span > 0) figures[LAST] = submittedAt
    this.#inSystem += 1
    figures[ENTRIES] = (figures[ENTRIES] as number) + (submittedAt - this.#start)
  }

  leave({ submittedAt }: Entered, at: Instant): void {
    const figures = this.#figures
    const span = at - (figures[LAST] as number)
    figures[AREA] = (figures[AREA] as number) + (span > 0 ? this.#present * span : span)
    if (span > 0) figures[LAST] = at
    this.#inSystem -= 1
    figures[ENTRIES] = (figures[ENTRIES] as number) - (submittedAt - this.#start)
    figures[STAYS] = (figures[STAYS] as number) + (at - submittedAt)
  }

  presence(now: Instant): Presence {
    const figures = this.#figures
    const span = now - (figures[LAST] as number)
    if (span > 0) {
      figures[AREA] = (figures[AREA] as number) + this.#present * span
      figures[LAST] = now
    }
    const [areaMs = 0, last = 0, staysMs = 0, entriesMs = 0] = figures
    // When none is there, none has an age, whatever wrong stamps have left behind.
    const agesMs = this.#inSystem === 0 ? 0 : this.#inSystem * (last - this.#start) - entriesMs
    return {
      span: spanBetween(this.#start, instant(last)),
      lengthIntegral: areaMs,
      sojournSum: millis(staysMs),
      agesAtStart: millis(0),
      agesAtEnd: millis(agesMs),
    }
  }

  /** Fewer than none cannot be here: a call that left twice shows as a difference. */
  get #present(): number {
    return this.#inSystem > 0 ? this.#inSystem : 0
  }
}
