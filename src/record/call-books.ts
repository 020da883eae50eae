import type { Outcome } from '../domain/call'

export type Settled = Readonly<Record<Outcome, number>>

/** How many calls were made, and how they ended. */
export class CallBooks {
  submitted = 0
  readonly settled: Record<Outcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    timedOut: 0,
    rejected: 0,
  }
}

const ENDINGS = ['completed', 'failed', 'cancelled', 'timedOut', 'rejected'] as const

/** Calls that have ended, however. */
export const endedIn = (settled: Settled): number => ENDINGS.reduce((sum, ending) => sum + settled[ending], 0)

export const sumOf = (...books: readonly Settled[]): Settled =>
  Object.fromEntries(
    ENDINGS.map((ending) => [ending, books.reduce((sum, settled) => sum + settled[ending], 0)]),
  ) as Settled
