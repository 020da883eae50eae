/** How a task ended. */
export type TaskOutcome = 'completed' | 'failed' | 'cancelled' | 'timedOut' | 'rejected'

/**
 * What an abort does to a call that runs: with `drop` it goes on, and its result is dropped; with `replace` its worker
 * is ended and another started, which ends even an endless loop.
 */
export type OnAbort = 'drop' | 'replace'

/** The travels of a task that was sent to a worker. Instants are ms on the pool's clock. */
export interface Flight {
  /** The worker's number in this pool. */
  readonly worker: number
  /** Just before it was sent. */
  readonly dispatchedAt: number
  /**
   * The function's first moment, taken in the worker and moved to the pool's clock by the two time origins;
   * NaN, like the two that follow, when no reply arrived.
   */
  readonly startedAt: number
  readonly finishedAt: number
  /** When the reply's message arrived. */
  readonly receivedAt: number
}

/**
 * One call as the pool sees it. Whoever makes the call owns the object: the queue holds nothing else,
 * so that a million waiting calls cost little more than what they ask for. Null is none, for every option. The options
 * mean what they mean in `CallOptions`, with the same ranges and defaults.
 * @example pool.submit({ method: 'add', args: [1, 2], submittedAt: 0, settle: (outcome, value) => log(outcome, value) })
 */
export interface Task {
  /** The function's name: the same each time it is read. */
  readonly method: string
  /** What it is sent as, where that is not the function's name. */
  readonly sentAs?: string | undefined
  /**
   * Read when the task is submitted, and each time it is sent. The pool puts copies in the place of objects when it
   * does not send the task at once; one that has only a getter here must make them anew each time. When reading them
   * throws, the call fails with `UnclonableError`.
   */
  args: readonly unknown[]
  /** Whether it makes its arguments anew whenever they are read: then none are taken while it waits. */
  readonly makesArguments?: boolean | null | undefined
  /** Objects among the arguments to hand over instead of copying; replaced together with them. */
  transfer?: readonly Transferable[] | null | undefined
  /** Time limit from submission to settlement, ms; none when undefined. Fixed from submission on. */
  readonly timeoutMs?: number | null | undefined
  /** Calls the task off. Fixed from submission on. */
  readonly signal?: AbortSignal | null | undefined
  /** What becomes of its worker when the signal calls it off while it runs: it goes on, or is replaced. */
  readonly onAbort?: OnAbort | null | undefined
  /** Whether it may run twice: then it is tried again when its worker dies. */
  readonly idempotent?: boolean | null | undefined
  /** The only worker that may run it, by its number; sent at once, past the queue and the worker's window. */
  readonly worker?: number | null | undefined
  /** Whether it goes before all that wait in the queue; among such tasks the newest goes first. Default false. */
  readonly isUrgent?: boolean | null | undefined
  /** ms on the pool's clock. Set by the pool when the task is submitted; 0 will do until then. */
  submittedAt: number
  /**
   * Called exactly once, when the task ends. What it throws is reported as if nobody had caught it.
   * @param value the result when `completed`; when `failed` what the function threw, or an error of the pool; else the error
   * @param flight null when it was never sent; the object is used again: read it before returning
   */
  readonly settle: (outcome: TaskOutcome, value: unknown, flight: Flight | null) => void
}
