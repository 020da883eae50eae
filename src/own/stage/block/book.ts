import type { OwnFault } from '../../../domain/own/own'
import { faultOf } from '../../../domain/own/own-fault'
import { thrownWords } from '../../fault'
import { fold } from './fold'

const US_PER_MS = 1000

/** A call that is due. */
export interface StageCall {
  readonly args: readonly unknown[]
  readonly transfer: readonly Transferable[]
  /** When it should be made, ms. */
  readonly dueAt: number
}

/** What is noted of a block while it goes on. */
export class Book {
  due = 0
  settled = 0
  failed = 0
  callUsSum = 0
  heldMs = 0
  longestHeldMs = 0
  copyUsSum = 0
  checksum = 0
  failure: string | null = null
  /** Told of what ends the block: calls that go on would take the machine's memory. */
  onFault: (fault: OwnFault) => void = () => undefined
  /** Told of every call that settles. */
  onSettled: () => void = () => undefined
  readonly #now: () => number
  #isHeld = false
  /** When calls last let go of the thread. */
  #heldUntil = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Runs what holds the thread. What holds it within that is no time of its own. */
  hold<T>(action: () => T): T {
    if (this.#isHeld) return action()
    this.#isHeld = true
    const start = this.#now()
    try {
      return action()
    } finally {
      this.#heldUntil = this.#now()
      const ms = this.#heldUntil - start
      this.#isHeld = false
      this.heldMs += ms
      this.longestHeldMs = Math.max(this.longestHeldMs, ms)
    }
  }

  /** Runs what copies arguments or results: time that the thread is held, too. */
  copy<T>(action: () => T): T {
    return this.hold(() => {
      const start = this.#now()
      try {
        return action()
      } finally {
        this.copyUsSum += (this.#now() - start) * US_PER_MS
      }
    })
  }

  /**
   * When a call that was due then, and whose event comes now, would have come had events no delay of their own: later than
   * it was due only by what other calls held the thread for.
   */
  cameAt(dueAt: number): number {
    const now = this.#now()
    return now - Math.max(0, Math.min(this.#heldUntil - dueAt, now - dueAt))
  }

  complete({ dueAt }: StageCall, result: unknown) {
    this.callUsSum += (this.#now() - dueAt) * US_PER_MS
    this.checksum = fold(this.checksum, result)
    this.settled += 1
    this.onSettled()
  }

  fail(error: unknown) {
    this.failed += 1
    this.settled += 1
    this.failure ??= thrownWords(error)
    const fault = faultOf(error)
    if (fault?.kind === 'memory') this.onFault(fault)
    this.onSettled()
  }
}
