import type { Thrown } from '../thrown/thrown.js'

/**
 * All that crosses between a pool and its workers. Instants are ms on the sending worker's own clock
 * (`performance.now()`), from its own time origin. Calls travel in flat arrays: nested ones, and property names,
 * cost several times as much to copy between threads.
 */

/** First message of a worker, once it can take calls. */
export interface Hello {
  readonly pool: 'ready'
  /** Of the worker's clock, ms since 1970. */
  readonly timeOrigin: number
  /** What it serves; a function's place here is its number on the shared transport. */
  readonly methods: readonly string[]
  /** Whether it can take memory that is shared with it. */
  readonly canShare: boolean
}

/** The worker holds a Web Lock of this name as long as it lives. */
export interface Lifeline {
  readonly pool: 'lifeline'
  readonly lock: string
}

/** A worker that prepares itself asks for what the pool gives it, and says `ready` when it has taken that. */
export interface AwaitsInit {
  readonly pool: 'awaits-init'
}

/** The pool's answer. */
export interface Init {
  readonly pool: 'init'
  readonly data: unknown
}

/** The worker could not take it. */
export interface InitFailed {
  readonly pool: 'init-failed'
  readonly thrown: Thrown
}

/** The caller has called this call off, which goes on. */
export interface Abort {
  readonly pool: 'abort'
  readonly message: number
  readonly place: number
}

/** Memory that pool and worker share, where the page is isolated. */
export interface Sharing {
  readonly pool: 'sharing'
  readonly memory: SharedArrayBuffer
}

/** The name under which a worker answers a pool through Comlink, beside its own functions. */
export const RUN = 'pool:run'

/**
 * The calls of a message, as runs of the same function with as many arguments: `method, arguments each, calls,
 * …arguments` and again; then, where they are taken off without moving any, the place of its first call in the batch,
 * its first claim, the batch's number.
 */
export type Request = unknown[]

/** Why a call brought back no value. */
export type Failure =
  /** The function threw. */
  | { readonly kind: 'thrown'; readonly thrown: Thrown }
  /** What it returned, or threw, cannot be sent: what the engine says of it. */
  | { readonly kind: 'unclonable'; readonly thrown: Thrown }
  /** The worker serves no function of that name, only these. */
  | { readonly kind: 'unserved'; readonly methods: readonly string[] }

/** Failures by the place of their call in the request; null when there is none. */
export type Failures = ReadonlyMap<number, Failure> | null

/**
 * What comes back for calls of a message: how many calls the worker had started by then, what failed, and from
 * `REPLY_HEAD` on `REPLY_STEP` entries for each call: its place in the request, its value (undefined when it failed),
 * the function's first and last moments.
 */
export type Reply = readonly [started: number, failures: Failures, ...entries: unknown[]]
export const REPLY_HEAD = 2
export const REPLY_STEP = 4

/**
 * Comlink's message that asks for calls to be run. It crosses as the request that it holds, and so does the reply: a
 * message of Comlink's form, an object of objects of text, takes a quarter of a call's whole way to copy. That it is
 * Comlink's is told by the number of the batch, which is below zero then; in the worker this number is the message's
 * id, and Comlink's own, 50 random letters, stays with the pool.
 */
export interface RunMessage {
  readonly id: string | number
  readonly type: 'APPLY'
  readonly path: readonly [typeof RUN]
  readonly argumentList: readonly [{ readonly type: 'RAW'; readonly value: Request }]
}
export const runMessageOf = (request: Request, id: number): RunMessage => ({
  id,
  type: 'APPLY',
  path: [RUN],
  argumentList: [{ type: 'RAW', value: request }],
})
/** The request in a message that Comlink made of it; null when it is another. */
export const requestIn = (message: unknown): Request | null => {
  const { path, argumentList } = message as Partial<RunMessage>
  return path?.[0] === RUN && Array.isArray(argumentList?.[0]?.value) ? argumentList[0].value : null
}
/** @param number the last entry of a request, or of a reply: that of its batch */
export const isComlinks = (number: unknown): number is number => typeof number === 'number' && number < 0
/** What a worker exposes through Comlink under the name `RUN`; the request carries the mark behind all else. */
export type Handler = (request: Request) => Promise<Reply>

/** Any number of replies may come for a batch, as messages that end with its number. */
export type Numbered = unknown[]

const isTagged = (data: unknown, tag: string): boolean =>
  typeof data === 'object' && data !== null && 'pool' in data && data.pool === tag
export const isHello = (data: unknown): data is Hello =>
  isTagged(data, 'ready') &&
  Number.isFinite((data as Hello).timeOrigin) &&
  Array.isArray((data as Hello).methods)
export const isLifeline = (data: unknown): data is Lifeline =>
  isTagged(data, 'lifeline') && typeof (data as Lifeline).lock === 'string'
export const isAwaitsInit = (data: unknown): data is AwaitsInit => isTagged(data, 'awaits-init')
export const isAbort = (data: unknown): data is Abort => isTagged(data, 'abort')
export const isInit = (data: unknown): data is Init => isTagged(data, 'init')
export const isInitFailed = (data: unknown): data is InitFailed => isTagged(data, 'init-failed')
export const isSharing = (data: unknown): data is Sharing => isTagged(data, 'sharing')

/** A call as it goes out. */
export interface Outgoing {
  readonly method: string
  readonly sentAs?: string | undefined
  readonly args: readonly unknown[]
}

/** Writes calls after what `message` holds already. @throws what reading their arguments throws */
export const appendCalls = (message: unknown[], calls: Iterable<Outgoing>): void => {
  let method: string | null = null
  let argCount = -1
  let countAt = -1
  let count = 0
  for (const call of calls) {
    const { args, sentAs = call.method } = call
    if (!Array.isArray(args)) throw new TypeError('Its arguments are no array.')
    // Read once: whatever the caller made of this array, the calls beside it keep their places.
    const { length } = args
    if (sentAs !== method || length !== argCount) {
      if (countAt >= 0) message[countAt] = count
      method = sentAs
      argCount = length
      countAt = message.length + 2
      count = 0
      message.push(method, argCount, 0)
    }
    for (let index = 0; index < length; index += 1) message.push(args[index])
    count += 1
  }
  if (countAt >= 0) message[countAt] = count
}

/** The request of these calls, the first of which has place `place` in the batch `number`; for `base` see `Claims`. */
export const requestOf = (
  calls: Iterable<Outgoing>,
  place: number,
  base: number,
  number: number,
): Request => {
  const request: Request = []
  appendCalls(request, calls)
  request.push(place, base, number)
  return request
}
