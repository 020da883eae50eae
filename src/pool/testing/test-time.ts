import { HandClock } from '../../domain/testing/test-clock.js'
import type { PoolTime } from '../time.js'

interface Timer {
  readonly at: number
  readonly action: () => void
}

/** A pool's clock, timers, messages and ends of turns, all cranked by a test. */
export class HandTime extends HandClock implements PoolTime {
  /** In the order in which they were set. */
  readonly #timers = new Set<Timer>()
  #deferred: (() => void)[] = []
  #messages: (() => void)[] = []

  /** Timers that are set. */
  get timers(): number {
    return this.#timers.size
  }
  /** Whether nothing is left to do in this turn. */
  get isTurnOver(): boolean {
    return this.#deferred.length === 0
  }

  readonly schedule = (ms: number, action: () => void): (() => void) => {
    const timer = { at: this.present + ms, action }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  readonly defer = (action: () => void): void => {
    this.#deferred.push(action)
  }

  /** What a test puts here is a message that reached the thread; it is heard after the timer that is due. */
  readonly afterMessages = (action: () => void): void => {
    this.#messages.push(action)
  }

  /** Does what was put off to the end of this turn, and what that puts off in its turn. */
  endTurn(): void {
    for (let action = this.#deferred.shift(); action; action = this.#deferred.shift()) action()
  }

  /** Lets time pass: ends the turn, then each timer that is due has a turn, in order, and after it each message. */
  pass(ms: number): void {
    const end = this.present + ms
    this.endTurn()
    for (let timer = this.#nextBy(end); timer; timer = this.#nextBy(end)) {
      this.#timers.delete(timer)
      this.advance(Math.max(0, timer.at - this.present))
      timer.action()
      this.endTurn()
      this.#hear()
    }
    this.#hear()
    this.advance(end - this.present)
  }

  #hear(): void {
    for (let message = this.#messages.shift(); message; message = this.#messages.shift()) {
      message()
      this.endTurn()
    }
  }

  #nextBy(end: number): Timer | undefined {
    let next: Timer | undefined
    // Of those due at the same moment the one that was set first.
    for (const timer of this.#timers) if (next ? timer.at < next.at : timer.at <= end) next = timer
    return next
  }
}
