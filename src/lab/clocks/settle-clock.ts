import type { Clock, Instant } from '../../domain/time'
import type { Flight } from '../../pool/index'

/** For how long a reading serves at most, ms: the finest step that any browser’s clock takes. */
const FRESH_MS = 0.005
/** Calls that one reading serves at most. */
const MOST_SHARED = 16
/** Readings further apart tell of a pause of the thread, not of what a call takes; ms. */
const PAUSE_MS = 0.1
/** Calls from which it is known how long one takes; older ones weigh half as much. */
const CALLS_KNOWN = 1024

/**
 * When calls settle. A reading of the clock takes as long as all the rest that is written down of a call, and the
 * calls of one reply settle faster than the clock steps: they share a reading, as many as settle within one step. So
 * a stamp may be early by a step, which is what the clock may err anyway; the first call of a reply always has its own.
 */
export class SettleClock {
  readonly #clock: Clock
  /** The latest reading. What a field held that was never null would be put on the heap with every call. */
  #at: Instant | null = null
  /** Calls that it will yet serve. */
  #left = 0
  /** Calls that it has served. */
  #served = 0
  /** The reply it was read for: its worker and when it arrived. */
  #worker = -1
  #receivedAt = Number.NaN
  /** Time that so many settlements took, ms; at first as if each took a step. */
  #spentMs = FRESH_MS
  #settlements = 1

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Call it once for every call that ends.
   * @param flight the call's travels; null when it was never sent
   * @returns when it ended, early by 5 µs at most unless the thread paused meanwhile
   */
  read(flight: Flight | null): Instant {
    const isOfReply =
      flight !== null && flight.receivedAt === this.#receivedAt && flight.worker === this.#worker
    if (isOfReply && this.#at !== null && this.#left > 0) {
      this.#left -= 1
      this.#served += 1
      return this.#at
    }
    const at = this.#clock.now()
    if (isOfReply && this.#at !== null) this.#learn(at - this.#at)
    this.#at = at
    this.#served = 1
    this.#left = Math.min(MOST_SHARED, Math.floor((FRESH_MS * this.#settlements) / this.#spentMs)) - 1
    this.#receivedAt = flight?.receivedAt ?? Number.NaN
    this.#worker = flight?.worker ?? -1
    return at
  }

  /** The calls that the last reading served took so long. */
  #learn(spanMs: number): void {
    this.#spentMs += Math.min(PAUSE_MS, spanMs)
    this.#settlements += this.#served
    if (this.#settlements < CALLS_KNOWN) return
    this.#spentMs /= 2
    this.#settlements /= 2
  }
}
