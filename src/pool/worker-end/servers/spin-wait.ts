/** A thread that falls asleep takes some 20 to 50 µs to wake; it watches that long for the next call before it does, ms. */
const WATCH_MS = 0.03
/** Callers who are answered together call again together, when the last of them has heard: so much later for each, ms. */
const WATCH_MS_PER_CALL = 0.005
/** No watch is longer, ms. */
const LONGEST_WATCH_MS = 0.12
/** Watches in vain after which it falls asleep at once. */
const MISSES = 2
/** Then it watches again only every so many times, to see whether calls have become more frequent. */
const TRIES_APART = 32

/**
 * Looks out for the next call before its thread falls asleep, as long as calls come that soon. Where they do not,
 * because callers are slow or other threads want the core, watching would only take time from those who have work.
 */
export class WakefulWatch {
  readonly #now: () => number
  #misses = 0
  #asked = 0

  /** @param now the thread's clock, ms */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** @param calls that were answered just now @returns whether `hasCome` became true while it watched */
  sees(hasCome: () => boolean, calls: number): boolean {
    this.#asked += 1
    if (this.#misses >= MISSES && this.#asked % TRIES_APART !== 0) return hasCome()
    const end = this.#now() + Math.min(WATCH_MS + calls * WATCH_MS_PER_CALL, LONGEST_WATCH_MS)
    do {
      if (hasCome()) {
        this.#misses = 0
        return true
      }
    } while (this.#now() < end)
    this.#misses += 1
    return false
  }
}
