import { type Clock, type Instant, instant } from '../../domain/time'

/**
 * The clock of a run. It stands still while the lab does something of its own between calls: pool, demand and recorder
 * all go by it, so that such work is in no rate, share or length of time.
 */
export class RunClock implements Clock {
  readonly #actual: Clock
  /** For how long it has stood still, ms, and since when it does; null while it goes. */
  #stoodMs = 0
  #haltedAt: Instant | null = null

  constructor(actual: Clock) {
    this.#actual = actual
  }

  now = (): Instant => instant((this.#haltedAt ?? this.#actual.now()) - this.#stoodMs)

  /** Moves on when the clock has stood still. */
  get timeOrigin(): number {
    return this.#actual.timeOrigin + this.#stoodMs
  }

  /** What an instant of the thread's own clock is on this one. */
  ofActual(at: Instant): Instant {
    return instant(Math.min(at, this.#haltedAt ?? at) - this.#stoodMs)
  }

  /**
   * Stands still until `work` is done, or the clock is told to go on. No call may be under way.
   * @param work is given the thread's own clock
   */
  async haltedFor<T>(work: (actual: Clock) => Promise<T>): Promise<T> {
    this.#haltedAt ??= this.#actual.now()
    try {
      return await work(this.#actual)
    } finally {
      this.goOn()
    }
  }

  /** Ends standing still, if it does. */
  goOn(): void {
    if (this.#haltedAt === null) return
    this.#stoodMs += this.#actual.now() - this.#haltedAt
    this.#haltedAt = null
  }
}
