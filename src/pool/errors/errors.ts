import type { StartFailure, StartReason } from '../workers/start/start-failure.js'

export type PoolErrorCode =
  | 'POOL_CLOSED'
  | 'QUEUE_FULL'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'DISMISSED'
  | 'WORKER_DIED'
  | 'WORKER_START'
  | 'NO_SUCH_WORKER'
  | 'UNCLONABLE'
  | 'UNSERVED'
  | 'NO_CALLBACKS'
  | 'TRANSPORT_UNAVAILABLE'
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
      `The queue is full (${limit} ${limit === 1 ? 'call' : 'calls'}): raise queueLimit, add workers, call less often, or let callers wait with overflow "wait".`,
    )
  }
}

/** The call was not settled within its time limit. */
export class CallTimeoutError extends PoolError {
  override readonly name = 'CallTimeoutError'
  /** Whether it had been sent to a worker, which was then replaced. */
  readonly wasSent: boolean
  constructor(method: string, timeoutMs: number, wasSent: boolean) {
    const what = wasSent
      ? 'its worker was replaced. Raise timeoutMs if the function may take that long'
      : 'it was still waiting and did not run. Raise timeoutMs, add workers or call less often'
    super('TIMED_OUT', `"${method}" was not done within ${timeoutMs} ms: ${what}.`)
    this.wasSent = wasSent
  }
}

/** The call's signal called it off. `cause` is the signal's reason. */
export class CallAbortedError extends PoolError {
  /** As the platform names it. */
  override readonly name = 'AbortError'
  constructor(method: string, reason: unknown) {
    super(
      'ABORTED',
      `"${method}" was called off by its signal: call again with a signal that is not aborted. The reason given is in cause.`,
      { cause: reason },
    )
  }
}

/** The call still waited when the pool was drained of what waits: it did not run. */
export class CallDismissedError extends PoolError {
  override readonly name = 'CallDismissedError'
  constructor(method: string) {
    super('DISMISSED', `"${method}" still waited when the pool was drained, and did not run: call again.`)
  }
}

/** Why a call that lost its worker was not tried again. */
export type Untried =
  /** It may not run twice, as far as its caller has said. */
  | 'not idempotent'
  /** What it handed over is gone. */
  | 'handed over'
  /** It was for that worker only. */
  | 'addressed'
  /** The pool is closing, or can start no worker. */
  | 'no worker'
  /** It was tried as often as any call is. */
  | 'used up'

const afterDeath = (untried: Untried, attempts: number): string => {
  const often = attempts === 1 ? 'once' : `${attempts} times`
  switch (untried) {
    case 'not idempotent':
      return 'Mark calls that may run twice as idempotent, and they are tried again.'
    case 'handed over':
      return 'What it handed over went with the worker, so it was not tried again: call with a copy.'
    case 'addressed':
      return 'It was for that worker only, so it was not tried again.'
    case 'no worker':
      return `It was tried ${often}; the pool has no other worker for it.`
    case 'used up':
      return `It was tried ${often}, and its worker died each time: see what the function does to it, or call again.`
    default:
      return untried satisfies never
  }
}

/** The worker that ran the call died: whether the function had its effects is unknown. */
export class WorkerDiedError extends PoolError {
  override readonly name = 'WorkerDiedError'
  /** What the worker died of. */
  readonly why: string
  /** How often the call was sent to a worker. */
  readonly attempts: number
  constructor(why: string, cause?: unknown, untried: Untried = 'not idempotent', attempts = 1) {
    super('WORKER_DIED', `The worker died while it held the call: ${why}. ${afterDeath(untried, attempts)}`, {
      cause,
    })
    this.why = why
    this.attempts = attempts
  }
}

/** Workers could not be started, again and again, or for a reason that does not pass. */
export class WorkerStartError extends PoolError {
  override readonly name = 'WorkerStartError'
  /** What kind of failure the last one was. */
  readonly reason: StartReason
  readonly #failure: readonly [why: string, failure: Pick<StartFailure, 'reason' | 'remedy' | 'cause'>]
  /** @param why what happened, the rest of a sentence */
  constructor(why: string, failure: Pick<StartFailure, 'reason' | 'remedy' | 'cause'>) {
    const { reason, remedy, cause } = failure
    super('WORKER_START', `Workers could not be started: ${why}. ${remedy}.`, { cause })
    this.reason = reason
    this.#failure = [why, failure]
  }

  /** The same, for one more who hears of it. */
  again(): WorkerStartError {
    return new WorkerStartError(...this.#failure)
  }
}

/** The call asked for a worker that is not ready, or is gone. */
export class NoSuchWorkerError extends PoolError {
  override readonly name = 'NoSuchWorkerError'
  constructor(worker: number) {
    super('NO_SUCH_WORKER', `Worker ${worker} is not ready or has gone: take one of pool.workers().`)
  }
}

/** Arguments or the result cannot be sent between threads. */
export class UnclonableError extends PoolError {
  override readonly name = 'UnclonableError'
  constructor(method: string, cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause)
    super(
      'UNCLONABLE',
      `"${method}" was given, returned or threw a value that cannot be sent: ${what} Pass plain data; functions, symbols and what was handed over before do not cross.`,
      { cause },
    )
  }
}

/** The workers serve no such function. */
export class UnservedError extends PoolError {
  override readonly name = 'UnservedError'
  constructor(method: string, served: readonly string[]) {
    const names = served.length === 0 ? 'none' : served.map((name) => `"${name}"`).join(', ')
    super('UNSERVED', `The workers serve no function "${method}"; what they serve: ${names}.`)
  }
}

/** A `Comlink.proxy` was among the arguments, and the transport cannot call back. Nothing was sent. */
export class CallbackError extends PoolError {
  override readonly name = 'CallbackError'
  constructor(method: string, transport: string) {
    super(
      'NO_CALLBACKS',
      `"${method}" was given a Comlink proxy, and the transport "${transport}" carries no callbacks: take the transport "comlink", or pass plain data.`,
    )
  }
}

/** The transport cannot be used where the pool was created. */
export class TransportUnavailableError extends PoolError {
  override readonly name = 'TransportUnavailableError'
  readonly transport: string
  constructor(transport: string, obstacle: string) {
    super('TRANSPORT_UNAVAILABLE', `The transport "${transport}" cannot be used here: ${obstacle}`)
    this.transport = transport
  }
}

/** A value in a message: what it is, where its content would not help. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return Array.isArray(value)
      ? 'an array'
      : Object.prototype.toString.call(value).slice('[object '.length, -1)
  } catch {
    return 'something that throws when it is looked at'
  }
}

/** An option of the pool, or of a call, that cannot be used; or its arguments, its method. Nothing has happened yet. */
export class PoolOptionError extends PoolError {
  override readonly name = 'PoolOptionError'
  readonly option: string
  constructor(option: string, message: string, options?: ErrorOptions) {
    super('BAD_OPTION', message, options)
    this.option = option
  }

  /** @param rule what it must be; the rest of a sentence */
  static unfit(option: string, rule: string, value: unknown): PoolOptionError {
    return new PoolOptionError(option, `${option} must be ${rule}, not ${shown(value)}.`)
  }

  /** @param cause what was thrown when it was read */
  static unreadable(option: string, cause: unknown): PoolOptionError {
    return new PoolOptionError(option, `${option} cannot be read: what reading it throws is in cause.`, {
      cause,
    })
  }

  /** @param cause what was thrown when it was written */
  static unwritable(option: string, cause: unknown): PoolOptionError {
    return new PoolOptionError(option, `${option} cannot be written: a frozen task carries no call.`, {
      cause,
    })
  }

  static unknown(option: string, known: readonly string[]): PoolOptionError {
    const those = known.length === 0 ? 'there are none here' : `those are ${known.join(', ')}`
    return new PoolOptionError(option, `${option} is no option: ${those}.`)
  }
}
