import type { Instant } from '../../domain/time'

/** A figure that is dear to make, and is made anew at most once in a while. */
export class Cached<T> {
  readonly #everyMs: number
  readonly #make: () => T
  #last: { readonly value: T; readonly at: Instant } | null = null

  constructor(everyMs: number, make: () => T) {
    this.#everyMs = everyMs
    this.#make = make
  }

  /** @param isFinal whether what was made last will not do */
  at(now: Instant, isFinal = false): T {
    if (!this.#last || isFinal || now - this.#last.at >= this.#everyMs)
      this.#last = { value: this.#make(), at: now }
    return this.#last.value
  }
}
