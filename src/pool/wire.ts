/**
 * All that crosses between a pool and its workers. Instants are ms on the sending worker's own clock
 * (`performance.now()`), from its own time origin.
 */

/** First message of a worker, once it can take calls. */
export interface Hello {
  readonly pool: 'ready'
  /** Of the worker's clock, ms since 1970. */
  readonly timeOrigin: number
}

/** An error as plain data: class and prototype do not survive a message. */
export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  readonly cause: unknown
}

/**
 * What comes back for a call: a tuple, because property names cost time in every message.
 * `startedAt` and `finishedAt` are the function's first and last moments; `sequence` is how many calls the
 * worker had started, this one included.
 */
export type Reply =
  | readonly [ok: true, value: unknown, startedAt: number, finishedAt: number, sequence: number]
  | readonly [ok: false, error: WireError, startedAt: number, finishedAt: number, sequence: number]

/** What goes out: the method's name, then its arguments. One tuple, so that Comlink wraps one value. */
export type Request = readonly [method: string, ...args: unknown[]]

/** What a worker exposes: one function that runs any method of its API. */
export type Handler = (request: Request) => Reply | Promise<Reply>

export const isHello = (data: unknown): data is Hello =>
  typeof data === 'object' && data !== null && 'pool' in data && data.pool === 'ready'

export const toWireError = (thrown: unknown): WireError =>
  thrown instanceof Error
    ? { name: thrown.name, message: thrown.message, stack: thrown.stack, cause: toWireCause(thrown.cause) }
    : { name: 'Error', message: String(thrown), stack: undefined, cause: undefined }

/** Causes that are errors cross as text; other values only when they are plain. */
const toWireCause = (cause: unknown): unknown => {
  if (cause instanceof Error) return toWireError(cause)
  return typeof cause === 'object' || typeof cause === 'function' ? undefined : cause
}

export const fromWireError = ({ name, message, stack, cause }: WireError): Error =>
  Object.assign(new Error(message, cause === undefined ? undefined : { cause }), {
    name,
    ...(stack === undefined ? {} : { stack }),
  })
