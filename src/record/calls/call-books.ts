import type { Outcome } from '../../domain/call'
import type { ClassCounts } from '../../domain/figures/systems'

export type Settled = Readonly<Record<Outcome, number>>

const ENDINGS = ['completed', 'failed', 'cancelled', 'timedOut', 'rejected'] as const

/** Calls that have ended, however. */
export const endedIn = (settled: Settled): number => ENDINGS.reduce((sum, ending) => sum + settled[ending], 0)

export const sumOf = (...books: readonly Settled[]): Settled =>
  Object.fromEntries(
    ENDINGS.map((ending) => [ending, books.reduce((sum, settled) => sum + settled[ending], 0)]),
  ) as Settled

/** How many calls were made, and how they ended. */
export class CallBooks {
  submitted = 0
  readonly #settled: Record<Outcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    timedOut: 0,
    rejected: 0,
  }
  #cutOff = 0
  #isOver = false

  get settled(): Settled {
    return this.#settled
  }

  /** Demand has ended: what has not ended with it is cut off, whatever a worker may still make of it. */
  end(): void {
    this.#isOver = true
  }

  /** A call ended. @returns as what it counts */
  settle(outcome: Outcome): Outcome {
    const counted = this.#isOver ? 'cancelled' : outcome
    this.#settled[counted] += 1
    if (this.#isOver) this.#cutOff += 1
    return counted
  }

  get counts(): ClassCounts {
    const unfinished = this.submitted - endedIn(this.#settled)
    return { submitted: this.submitted, ...this.#settled, unfinished, cutOff: this.#cutOff }
  }
}
