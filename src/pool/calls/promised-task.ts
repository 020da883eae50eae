import type { Task, TaskOutcome } from './task.js'

/** How a call is made, beside what is called. */
export interface CallOptions {
  /** Objects among the arguments to hand over instead of copying. */
  readonly transfer?: readonly Transferable[] | undefined
  /** Time limit from now to the result, ms. A call that still waits by then does not run; one that runs has its worker replaced. */
  readonly timeoutMs?: number | undefined
  /** Calls it off: one that waits does not run; one that runs goes on, and its result is dropped. */
  readonly signal?: AbortSignal | undefined
  /** It may run twice: it is tried again, up to three times in all, when its worker dies, unless it hands something over. */
  readonly idempotent?: boolean | undefined
  /** The only worker that may run it, one of `pool.workers()`: to set a worker up, or to look at one. Sent at once, past the queue. */
  readonly worker?: number | undefined
}

/**
 * A call that settles a promise. A queue may hold a million of these, so it carries no field it can do without:
 * a promise is rejected through `resolve`, which spares the other function that every promise would keep.
 */
class PromisedTask implements Task {
  readonly method: string
  args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  submittedAt = 0

  constructor(method: string, args: readonly unknown[], resolve: (value: unknown) => void) {
    this.method = method
    this.args = args
    this.resolve = resolve
  }

  settle(outcome: TaskOutcome, value: unknown): void {
    this.resolve(outcome === 'completed' ? value : Promise.reject(value))
  }
}

/** One that was made with options. */
class OptionedTask extends PromisedTask {
  transfer: readonly Transferable[] | undefined
  readonly timeoutMs: number | undefined
  readonly signal: AbortSignal | undefined
  readonly idempotent: boolean | undefined
  readonly worker: number | undefined

  constructor(
    method: string,
    args: readonly unknown[],
    resolve: (value: unknown) => void,
    { transfer, timeoutMs, signal, idempotent, worker }: CallOptions,
  ) {
    super(method, args, resolve)
    this.transfer = transfer
    this.timeoutMs = timeoutMs
    this.signal = signal
    this.idempotent = idempotent
    this.worker = worker
  }
}

/** Makes a call and hands it to `submit`. */
export const promiseTask = (
  submit: (task: Task) => void,
  method: string,
  args: readonly unknown[],
  options?: CallOptions,
): Promise<unknown> =>
  new Promise((resolve) =>
    submit(
      options ? new OptionedTask(method, args, resolve, options) : new PromisedTask(method, args, resolve),
    ),
  )
