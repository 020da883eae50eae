import type { Reply, Request } from '../../transports/wire/wire.js'
import { Answer, PART_MS } from '../answers/answer.js'
import type { AnswerRing } from '../answers/answer-ring.js'
import type { OnEnd, Runner, Sequences } from '../runner.js'

/** Sends a reply to calls of a message. @param isLast whether nothing more of it will be answered */
export type SendReply = (
  message: number,
  reply: Reply,
  transferables: Transferable[],
  isLast: boolean,
) => void

/** What serves the calls of messages. */
export interface MessageServerParts {
  readonly runner: Runner
  readonly sequences: Sequences
  /** Answers in shared memory; null where there is none. */
  readonly ring: () => AnswerRing | null
}

/** Goes through the calls of a request. */
class RequestReader {
  method = ''
  args: unknown[] = []
  readonly #request: Request
  #at = 0
  #argCount = 0
  #callsLeft = 0

  constructor(request: Request) {
    this.#request = request
  }

  /** Moves to the next call. @returns whether there is one */
  next(): boolean {
    while (this.#callsLeft === 0) {
      if (this.#at >= this.#request.length) return false
      this.method = this.#request[this.#at] as string
      this.#argCount = this.#request[this.#at + 1] as number
      this.#callsLeft = this.#request[this.#at + 2] as number
      this.#at += 3
    }
    this.args = this.#request.slice(this.#at, this.#at + this.#argCount)
    this.#at += this.#argCount
    this.#callsLeft -= 1
    return true
  }
}

/** Calls of a request. */
const callsOf = (request: Request): number => {
  let calls = 0
  for (let at = 0; at < request.length; ) {
    const count = request[at + 2] as number
    calls += count
    at += 3 + count * (request[at + 1] as number)
  }
  return calls
}

/**
 * Answers the calls of one message. The last answer is a message of its own. Each before it must not wait for the call
 * that comes next, however long that may take: what shared memory can hold is left there, and told of every ms;
 * all else is sent at once.
 */
class MessageAnswers {
  readonly #parts: MessageServerParts
  readonly #message: number
  readonly #send: SendReply
  #left: number
  #toldAt: number
  /** Whether an answer went by message: one that is left in shared memory would overtake it. */
  #isByMessage = false

  constructor(parts: MessageServerParts, message: number, calls: number, send: SendReply) {
    this.#parts = parts
    this.#message = message
    this.#left = calls
    this.#send = send
    this.#toldAt = parts.runner.now
  }

  readonly onEnd: OnEnd = (place, value, failure, startedAt, finishedAt) => {
    this.#left -= 1
    const { runner, ring } = this.#parts
    const isLast = this.#left === 0
    if (
      !isLast &&
      !failure &&
      !this.#isByMessage &&
      ring()?.write(this.#message, place, value, startedAt, finishedAt, runner.started)
    ) {
      if (finishedAt - this.#toldAt > PART_MS) this.#tell(new Answer(), false)
      return
    }
    const answer = new Answer()
    answer.add(place, value, failure, startedAt, finishedAt)
    this.#isByMessage = true
    this.#tell(answer, isLast)
  }

  readonly onRevoked = (): void => {
    this.#left -= 1
    if (this.#left === 0) this.#tell(new Answer(), true)
  }

  #tell(answer: Answer, isLast: boolean): void {
    if (!isLast) this.#toldAt = performance.now()
    const reply = answer.reply(this.#parts.runner.started)
    this.#send(this.#message, reply, answer.transferables, isLast)
  }
}

/** Serves calls that come as messages. @returns what takes a request without its mark */
export const messageServer =
  (parts: MessageServerParts) =>
  (request: Request, send: SendReply): void => {
    const message = request.pop() as number
    const base = request.pop() as number
    let place = request.pop() as number
    parts.runner.wake()
    const { onEnd, onRevoked } = new MessageAnswers(parts, message, callsOf(request), send)
    const reader = new RequestReader(request)
    for (; reader.next(); place += 1)
      parts.sequences.add({
        message,
        place,
        base,
        method: reader.method,
        args: reader.args,
        onEnd,
        onRevoked,
      })
  }
