import type { Numbered } from '../transports/wire.js'
import { Answer, PART_MS, sendReply } from './answer.js'
import type { Post } from './post.js'
import type { Runner } from './runner.js'

/** Answers the calls of one message, in as many messages as it takes. */
class Part {
  readonly #post: Post
  readonly #runner: Runner
  readonly #message: unknown
  #answer = new Answer()
  #begunAt = performance.now()
  #isSendDue = false
  /** Whether the calls are still being started. */
  #isStarting = true

  constructor(post: Post, runner: Runner, message: unknown) {
    this.#post = post
    this.#runner = runner
    this.#message = message
  }

  readonly add: Parameters<Runner['run']>[1] = (place, value, failure, startedAt, finishedAt) => {
    this.#answer.add(place, value, failure, startedAt, finishedAt)
    if (this.#isStarting) {
      if (finishedAt - this.#begunAt > PART_MS) this.#send()
    } else if (!this.#isSendDue) {
      // Calls that end together travel together.
      this.#isSendDue = true
      queueMicrotask(() => this.#send())
    }
  }

  /** Every call has been started. */
  endStart(): void {
    this.#isStarting = false
    this.#send()
  }

  #send(): void {
    this.#isSendDue = false
    if (this.#answer.size === 0) return
    const answer = this.#answer
    this.#answer = new Answer()
    this.#begunAt = performance.now()
    const message = this.#message
    sendReply(
      this.#post,
      (reply) => [...reply, message],
      answer.reply(this.#runner.started),
      answer.transferables,
    )
  }
}

/** Serves the message transport. @returns what takes its requests */
export const messageServer =
  (post: Post, runner: Runner) =>
  (request: Numbered): void => {
    const part = new Part(post, runner, request.pop())
    runner.run(request, part.add)
    part.endStart()
  }
