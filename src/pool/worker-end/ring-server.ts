import { type Cursor, readValue, wordsOf, writeValue } from '../transports/shared-memory/codec.js'
import {
  ANSWER_HEAD_WORDS,
  CELL,
  cellsOf,
  REQUEST_HEAD_WORDS,
  RecordRing,
  signal,
} from '../transports/shared-memory/memory.js'
import { waitAsync } from '../transports/shared-memory/wait-async.js'
import { FROM_RING } from '../transports/wire.js'
import { Answer, PART_MS, sendReply } from './answer.js'
import type { Post } from './post.js'
import type { OnEnd, Runner } from './runner.js'
import { WakefulWatch } from './spin-wait.js'

/** A worker with nothing to do sleeps this long where only the ring wakes it, ms; then where messages and timers do too. */
const SLEEP_MS = 10
/** Busy or not, timers and messages of the worker have their turn this often, ms. */
const TURN_MS = 50

/** The worker's end of the shared transport. */
class RingServer {
  readonly #cells: Int32Array
  readonly #requests: RecordRing
  readonly #answers: RecordRing
  readonly #runner: Runner
  readonly #post: Post
  readonly #ownsThread: boolean
  /** Calls that will end later: meanwhile their timers and messages must be heard. */
  #pending = 0
  #messagesRead = 0
  #isDraining = false
  #answeredAt = 0
  #turnAt = performance.now()
  readonly #turns = new MessageChannel()
  readonly #watch = new WakefulWatch()

  constructor(memory: SharedArrayBuffer, runner: Runner, post: Post, ownsThread: boolean) {
    this.#cells = cellsOf(memory)
    this.#requests = new RecordRing(memory, 0)
    this.#answers = new RecordRing(memory, 1)
    this.#runner = runner
    this.#post = post
    this.#ownsThread = ownsThread
    this.#turns.port1.onmessage = () => this.#resume()
    this.#yield()
  }

  /** A message beside the ring has been dealt with. */
  messageRead(): void {
    this.#messagesRead += 1
  }

  #resume(): void {
    this.#turnAt = performance.now()
    this.#serve()
  }

  /** Lets messages and timers have their turn, then goes on. */
  #yield(): void {
    this.#turns.port2.postMessage(null)
  }

  #serve(): void {
    for (;;) {
      const seen = Atomics.load(this.#cells, CELL.requestSignal)
      this.#drain()
      if (this.#watch.sees(() => Atomics.load(this.#cells, CELL.requestSignal) !== seen)) continue
      if (this.#maySleep() && Atomics.wait(this.#cells, CELL.requestSignal, seen, SLEEP_MS) !== 'timed-out')
        continue
      const wait = waitAsync(this.#cells, CELL.requestSignal, seen)
      if (wait.async) wait.value.then(() => this.#resume())
      else this.#yield()
      return
    }
  }

  /** Whether nothing but the ring need wake this thread. */
  #maySleep(): boolean {
    if (!this.#ownsThread) return false
    const isMailRead = Atomics.load(this.#cells, CELL.mail) === this.#messagesRead
    return isMailRead && this.#pending === 0 && performance.now() - this.#turnAt < TURN_MS
  }

  #drain(): void {
    const { words } = this.#requests
    const cursor: Cursor = { at: 0 }
    this.#isDraining = true
    this.#answeredAt = performance.now()
    for (let at = this.#requests.next(); at !== null; at = this.#requests.next()) {
      const key = words.i32[at * 2 + 1] as number
      const method = this.#runner.names[words.i32[at * 2 + 2] as number] ?? ''
      const argCount = words.i32[at * 2 + 3] as number
      cursor.at = at + REQUEST_HEAD_WORDS
      const args: unknown[] = []
      for (let arg = 0; arg < argCount; arg += 1) args.push(readValue(words, cursor))
      this.#requests.release()
      if (this.#runner.runOne(key, method, args, this.#onEnd)) this.#pending += 1
    }
    this.#isDraining = false
    this.#show()
  }

  readonly #onEnd: OnEnd = (key, value, failure, startedAt, finishedAt) => {
    const isLate = !this.#isDraining
    if (isLate) this.#pending -= 1
    if (failure || !this.#write(key, value, startedAt, finishedAt)) {
      const answer = new Answer()
      answer.add(key, value, failure, startedAt, finishedAt)
      sendReply(
        this.#post,
        (reply) => [...reply, FROM_RING],
        answer.reply(this.#runner.started),
        answer.transferables,
      )
    }
    if (isLate || finishedAt - this.#answeredAt > PART_MS) this.#show()
  }

  /** Writes an answer into the ring. @returns whether it fits */
  #write(key: number, value: unknown, startedAt: number, finishedAt: number): boolean {
    const length = wordsOf(value)
    const at = length === null ? null : this.#answers.reserve(ANSWER_HEAD_WORDS + length)
    if (at === null) return false
    const { words } = this.#answers
    words.i32[at * 2 + 1] = key
    words.f64[at + 1] = startedAt
    words.f64[at + 2] = finishedAt
    writeValue(words, at + ANSWER_HEAD_WORDS, value)
    return true
  }

  /** Shows the pool what was answered. */
  #show(): void {
    this.#answeredAt = performance.now()
    Atomics.store(this.#cells, CELL.started, this.#runner.started)
    this.#answers.publish()
    signal(this.#cells, CELL.answerSignal)
  }
}

/**
 * Serves calls from shared memory, from the next turn of the engine on.
 * @param ownsThread whether the thread may sleep while the ring is empty
 * @returns what to call when a message was dealt with
 */
export const serveRing = (
  memory: SharedArrayBuffer,
  runner: Runner,
  post: Post,
  ownsThread: boolean,
): (() => void) => {
  const server = new RingServer(memory, runner, post, ownsThread)
  return () => server.messageRead()
}
