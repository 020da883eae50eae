import type { PoolTime } from '../time.js'

/**
 * Microtasks in a row in which nobody calls, after which a turn is over though callers who were answered in it have
 * not called again. One who awaits calls again a few microtasks after its answer, more where functions that await call
 * one another.
 */
const QUIET_MICROTASKS = 12

/**
 * The end of a turn of the engine, for calls that are to travel together. A reply wakes callers one by one: until as
 * many have called again as were answered, or it has been quiet for a while, more may come. Else those who were woken
 * by one reply would travel with it in two cohorts, each of which waits a whole round trip for the other.
 */
export class Turn {
  readonly #time: Pick<PoolTime, 'defer'>
  readonly #onEnd: () => void
  #isEnding = false
  #answered = 0
  #called = 0

  constructor(time: Pick<PoolTime, 'defer'>, onEnd: () => void) {
    this.#time = time
    this.#onEnd = onEnd
  }

  /** So many callers are about to hear. */
  answered(calls: number): void {
    this.#answered += calls
  }

  /** Somebody calls. */
  called(): void {
    this.#called += 1
    this.endSoon()
  }

  /** Tells when the turn is over. */
  endSoon(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.#await(QUIET_MICROTASKS)
  }

  #await(quietLeft: number): void {
    const before = this.#called
    this.#time.defer(() => {
      const isQuiet = this.#called === before
      if (this.#called >= this.#answered || (isQuiet && quietLeft === 1)) this.#end()
      else this.#await(isQuiet ? quietLeft - 1 : QUIET_MICROTASKS)
    })
  }

  #end(): void {
    this.#isEnding = false
    this.#answered = 0
    this.#called = 0
    this.#onEnd()
  }
}
