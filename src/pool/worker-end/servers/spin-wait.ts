/** A thread that falls asleep takes some 20 to 50 µs to wake; it watches that long for the next call before it does, ms. */
const WATCH_MS = 0.03
/** Watches in vain after which it falls asleep at once. */
const MISSES = 2
/** Then it watches again only every so many times, to see whether calls have become more frequent. */
const TRIES_APART = 32

/**
 * Looks out for the next call before its thread falls asleep, as long as calls come that soon. Where they do not,
 * because callers are slow or other threads want the core, watching would only take time from those who have work.
 */
export class WakefulWatch {
  #misses = 0
  #asked = 0

  /** @returns whether `hasCome` became true while it watched */
  sees(hasCome: () => boolean): boolean {
    this.#asked += 1
    if (this.#misses >= MISSES && this.#asked % TRIES_APART !== 0) return hasCome()
    const end = performance.now() + WATCH_MS
    do {
      if (hasCome()) {
        this.#misses = 0
        return true
      }
    } while (performance.now() < end)
    this.#misses += 1
    return false
  }
}
