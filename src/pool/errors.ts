export type PoolErrorCode =
  | 'POOL_CLOSED'
  | 'QUEUE_FULL'
  | 'WORKER_DIED'
  | 'WORKER_START'
  | 'UNCLONABLE'
  | 'BAD_OPTION'

/** An error of the pool itself, as opposed to one thrown by the called function. */
export class PoolError extends Error {
  override readonly name: string = 'PoolError'
  readonly code: PoolErrorCode
  constructor(code: PoolErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The pool was closed before the call could run, or, when forced, before it returned. */
export class PoolClosedError extends PoolError {
  override readonly name = 'PoolClosedError'
  constructor() {
    super('POOL_CLOSED', 'The pool is closed: create another to make calls.')
  }
}

/** The queue had no room for the call, or dropped it for a newer one. */
export class QueueFullError extends PoolError {
  override readonly name = 'QueueFullError'
  constructor(limit: number) {
    super(
      'QUEUE_FULL',
      `The queue is full (${limit} calls): raise queueLimit, add workers or call less often.`,
    )
  }
}

/** The worker that ran the call died: whether the function had its effects is unknown. */
export class WorkerDiedError extends PoolError {
  override readonly name = 'WorkerDiedError'
  constructor(why: string, cause?: unknown) {
    super('WORKER_DIED', `The worker died while it ran the call: ${why}`, { cause })
  }
}

/** Workers could not be started: the script does not load, throws, or never calls `serve`. */
export class WorkerStartError extends PoolError {
  override readonly name = 'WorkerStartError'
  constructor(why: string, cause?: unknown) {
    super('WORKER_START', `Workers could not be started: ${why}`, { cause })
  }
}

/** Arguments or the result cannot be sent between threads. */
export class UnclonableError extends PoolError {
  override readonly name = 'UnclonableError'
  constructor(method: string, cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause)
    super('UNCLONABLE', `"${method}" was given or returned a value that cannot be sent: ${what}`, { cause })
  }
}

/** An option of the pool that cannot be used. */
export class PoolOptionError extends PoolError {
  override readonly name = 'PoolOptionError'
  readonly option: string
  constructor(option: string, rule: string, value: unknown) {
    super('BAD_OPTION', `${option} must be ${rule}, not ${String(value)}.`)
    this.option = option
  }
}
