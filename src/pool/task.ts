/** How a task ended. */
export type TaskOutcome = 'completed' | 'failed' | 'cancelled' | 'timedOut' | 'rejected'

/** The travels of a task that reached a worker. Instants are ms on the pool's clock. */
export interface Flight {
  /** The worker's number in this pool. */
  readonly worker: number
  /** Just before it was sent. */
  readonly dispatchedAt: number
  /** The function's first moment, taken in the worker and moved to the pool's clock by the two time origins. */
  startedAt: number
  finishedAt: number
  /** When the reply's message arrived; NaN when none did. */
  receivedAt: number
}

/**
 * One call as the pool sees it. Whoever makes the call owns the object: the queue holds nothing else,
 * so that a million waiting calls cost little more than what they ask for.
 */
export interface Task {
  readonly method: string
  readonly args: readonly unknown[]
  readonly transfer?: readonly Transferable[] | undefined
  /** Set by the pool. */
  submittedAt: number
  /** Set by the pool when the task is sent; null before, and for ever when it never was. */
  flight: Flight | null
  /**
   * Called exactly once, when the task ends.
   * @param value the result when `completed`, else the error
   */
  readonly settle: (outcome: TaskOutcome, value: unknown) => void
}
