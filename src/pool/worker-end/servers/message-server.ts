import type { Reply, Request } from '../../transports/wire/wire.js'
import { Answer, PART_MS } from '../answers/answer.js'
import type { AnswerRing } from '../answers/answer-ring.js'
import type { OnEnd, Runner } from '../runner.js'
import { callsOf, RequestReader } from './request-reader.js'
import type { Sequences } from './sequences.js'

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
    this.#toldAt = performance.now()
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
