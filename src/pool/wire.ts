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

/** Causes that are followed: a chain may be long, or a circle. */
const CAUSES_KEPT = 8

export const toWireError = (thrown: unknown, causesLeft = CAUSES_KEPT): WireError =>
  thrown instanceof Error
    ? {
        name: thrown.name,
        message: thrown.message,
        stack: thrown.stack,
        cause: toWireCause(thrown.cause, causesLeft),
      }
    : { name: 'Error', message: String(thrown), stack: undefined, cause: undefined }

/** Values that may not survive a message, or not as themselves. */
const UNSENDABLE: readonly string[] = ['object', 'function', 'symbol']

/** Causes that are errors cross as plain data; other values only when they are plain. */
const toWireCause = (cause: unknown, causesLeft: number): unknown => {
  if (cause instanceof Error) return causesLeft > 0 ? toWireError(cause, causesLeft - 1) : undefined
  return UNSENDABLE.includes(typeof cause) ? undefined : cause
}

export const fromWireError = ({ name, message, stack, cause }: WireError): Error =>
  Object.assign(new Error(message, cause === undefined ? undefined : { cause }), {
    name,
    ...(stack === undefined ? {} : { stack }),
  })
