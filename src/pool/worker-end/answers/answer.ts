import { errorOfCloning, unclonable } from '../../transports/thrown/failure.js'
import {
  type Failure,
  type Failures,
  type Numbered,
  REPLY_HEAD,
  REPLY_STEP,
  type Reply,
} from '../../transports/wire/wire.js'
import type { Post } from './post.js'
import { collectTransferables } from './transfer.js'

/** The pool is told of answers in shared memory at least this often while calls follow each other, ms. */
export const PART_MS = 1

/** A reply being written. */
export class Answer {
  readonly #reply: [started: number, failures: Map<number, Failure> | null, ...entries: unknown[]] = [0, null]
  readonly transferables: Transferable[] = []

  /** Calls it answers. */
  get size(): number {
    return (this.#reply.length - REPLY_HEAD) / REPLY_STEP
  }

  add(place: number, value: unknown, failure: Failure | null, startedAt: number, finishedAt: number): void {
    if (failure) {
      this.#reply[1] ??= new Map()
      this.#reply[1].set(place, failure)
    } else collectTransferables(value, this.transferables)
    this.#reply.push(place, value, startedAt, finishedAt)
  }

  /** @param started calls that the worker ever started */
  reply(started: number): Reply {
    this.#reply[0] = started
    return this.#reply
  }
}

/**
 * A reply that could not be sent, with each value at fault turned into a failure, so that the other calls of the
 * message still get theirs. What would have been handed over is copied.
 */
export const withoutUnclonable = (
  [started, failures, ...entries]: Reply,
  refusalOf: typeof errorOfCloning = errorOfCloning,
): Reply => {
  const all: Map<number, Failure> = new Map(failures ?? [])
  for (let at = 0; at < entries.length; at += REPLY_STEP) {
    const place = entries[at] as number
    const failure = all.get(place)
    // What was thrown could be copied when it was; a buffer in it may be gone since.
    const refused = failure ? errorOfCloning(failure) : refusalOf(entries[at + 1])
    if (refused === null) continue
    entries[at + 1] = undefined
    all.set(place, unclonable(refused.error))
  }
  const kept: Failures = all.size > 0 ? all : null
  return [started, kept, ...entries]
}

/** Sends a reply, which ends with the number of its batch then; if it cannot be sent, sends what can. */
export const sendReply = (post: Post, reply: Reply, message: number, transferables: Transferable[]): void => {
  const { length } = reply
  const numbered = reply as unknown as Numbered
  const answersLess = (refusalOf?: typeof errorOfCloning): void => {
    const whole = numbered.slice(0, length) as unknown as Reply
    post([...withoutUnclonable(whole, refusalOf), message], [])
  }
  try {
    numbered.push(message)
    post(numbered, transferables)
  } catch {
    try {
      answersLess()
    } catch (error) {
      // What could be copied a moment ago no longer can.
      answersLess(() => ({ error }))
    }
  }
}
