/** Chains that have been let in are dropped from the list when they are so many, and more than those who wait. */
const DROPPED_AT_ONCE = 1024

/**
 * Where chains of calls wait that the pool could not hold. It stands open until the first deadlock; from then on no
 * more chains are let in at once than cannot lock each other out, so that those inside come to their end. Without it
 * the place of a chain that was called off would go to the next one, and the pool would lock up again and again.
 */
export class ChainGate {
  #most = Number.POSITIVE_INFINITY
  #inside = 0
  #held: (() => void)[] = []
  /** Those before it have been let in. */
  #first = 0
  #isOpening = false

  /** Most chains that are let in at once; null while it stands open. */
  get most(): number | null {
    return Number.isFinite(this.#most) ? this.#most : null
  }
  /** Chains that wait outside. */
  get held(): number {
    return this.#held.length - this.#first
  }

  /** From now on at most so many chains are let in at once. @param most at least 1 */
  limit(most: number): void {
    this.#most = most
    this.#open()
  }

  /** A chain wants to be begun: `begin` is called at once, or when there is room for it. */
  admit(begin: () => void): void {
    this.#held.push(begin)
    this.#open()
  }

  /** A chain that was let in has ended. */
  left(): void {
    this.#inside -= 1
    this.#open()
  }

  /** Who waits outside is sent away: nobody asks for them any more. */
  clear(): void {
    this.#held = []
    this.#first = 0
  }

  #open(): void {
    // A chain that ends while it is begun, because the pool takes no more, comes back here: once is enough.
    if (this.#isOpening) return
    this.#isOpening = true
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        this.#inside += 1
        next()
      }
    } finally {
      this.#isOpening = false
    }
  }

  #next(): (() => void) | undefined {
    if (this.#inside >= this.#most) return undefined
    const next = this.#held[this.#first]
    if (!next) return undefined
    this.#first += 1
    if (this.#first >= DROPPED_AT_ONCE && 2 * this.#first >= this.#held.length) {
      this.#held = this.#held.slice(this.#first)
      this.#first = 0
    }
    return next
  }
}
