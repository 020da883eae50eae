import { type Cursor, readValue } from '../../transports/shared-memory/codec.js'
import { CELL, cellsOf, REQUEST_HEAD_WORDS, RecordRing } from '../../transports/shared-memory/memory.js'
import { countOf, hearOf, REQUESTS, sleepOn } from '../../transports/shared-memory/wake-signals.js'
import { Answer, PART_MS } from '../answers/answer.js'
import type { AnswerRing } from '../answers/answer-ring.js'
import type { OnEnd, Runner, Sequences } from '../runner.js'
import type { SendReply } from './message-server.js'
import { WakefulWatch } from './spin-wait.js'

/** A worker with nothing to do sleeps this long where only the ring wakes it, ms; then where messages and timers do too. */
const SLEEP_MS = 10
/** Busy or not, timers and messages of the worker have their turn this often, ms. */
const TURN_MS = 50

/** A call that took less is likely to be followed by others as short, ms: two steps of the clock. */
const SHORT_MS = 0.01

/** What the worker's end of the shared transport works with. */
export interface RingServerParts {
  readonly memory: SharedArrayBuffer
  readonly runner: Runner
  readonly sequences: Sequences
  readonly answers: AnswerRing
  readonly send: SendReply
  /** Whether the thread may sleep while the ring is empty. */
  readonly ownsThread: boolean
}

/** Hears of messages that come beside the ring. */
export interface MessageWatch {
  readonly messageComes: () => void
  readonly messageRead: () => void
}

/** The worker's end of the shared transport. */
class RingServer implements MessageWatch {
  readonly #parts: RingServerParts
  readonly #cells: Int32Array
  readonly #requests: RecordRing
  /** Calls that have not ended: once it is idle, those that will end later; their timers and messages must be heard. */
  #pending = 0
  #messagesRead = 0
  #isDraining = false
  /** Whether the pool was told of answers since calls were last found in the ring. */
  #isTold = false
  #shownAt = 0
  #turnAt = performance.now()
  /** The last message of which an answer went by message: one that is left in the ring would overtake it. */
  #byMessage = 0
  readonly #turns = new MessageChannel()
  readonly #watch = new WakefulWatch()

  constructor(parts: RingServerParts) {
    this.#parts = parts
    this.#cells = cellsOf(parts.memory)
    this.#requests = new RecordRing(parts.memory, 'requests')
    this.#turns.port1.onmessage = () => this.#resume()
    this.#yield()
  }

  /** A message beside the ring is about to be dealt with: what was written before it comes first. */
  readonly messageComes = (): void => this.#drain()

  /** It has been dealt with. */
  readonly messageRead = (): void => {
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
      const seen = countOf(this.#cells, REQUESTS)
      const { started } = this.#parts.runner
      this.#drain()
      const calls = this.#parts.runner.started - started
      if (this.#watch.sees(() => countOf(this.#cells, REQUESTS) !== seen, calls)) continue
      if (this.#maySleep() && sleepOn(this.#cells, REQUESTS, seen, SLEEP_MS)) continue
      const heard = hearOf(this.#cells, REQUESTS, seen)
      if (heard) heard.then(() => this.#resume())
      else this.#yield()
      return
    }
  }

  /** Whether nothing but the ring need wake this thread. */
  #maySleep(): boolean {
    if (!this.#parts.ownsThread) return false
    const isMailRead = Atomics.load(this.#cells, CELL.mail) === this.#messagesRead
    return isMailRead && this.#pending === 0 && performance.now() - this.#turnAt < TURN_MS
  }

  #drain(): void {
    const { runner, sequences } = this.#parts
    const { words } = this.#requests
    let at = this.#requests.next()
    if (at === null) return
    const cursor: Cursor = { at: 0 }
    this.#isDraining = true
    this.#isTold = false
    runner.wake()
    this.#shownAt = runner.now
    for (; at !== null; at = this.#requests.next()) {
      const place = words.i32[at * 2 + 1] as number
      const message = words.i32[at * 2 + 2] as number
      const base = words.i32[at * 2 + 3] as number
      const method = runner.names[words.i32[at * 2 + 4] as number] ?? ''
      const argCount = words.i32[at * 2 + 5] as number
      cursor.at = at + REQUEST_HEAD_WORDS
      const args: unknown[] = []
      for (let arg = 0; arg < argCount; arg += 1) args.push(readValue(words, cursor))
      this.#requests.release()
      this.#pending += 1
      sequences.add({
        message,
        place,
        base,
        method,
        args,
        onEnd: this.#onEndOf(message),
        onRevoked: this.#onRevoked,
      })
    }
    this.#isDraining = false
    this.#show()
  }

  readonly #onRevoked = (): void => {
    this.#pending -= 1
  }

  #onEndOf(message: number): OnEnd {
    return (place, value, failure, startedAt, finishedAt) => {
      const { runner, answers, send } = this.#parts
      this.#pending -= 1
      const isByMessage = failure !== null || this.#byMessage === message
      if (isByMessage || !answers.write(message, place, value, startedAt, finishedAt, runner.started)) {
        this.#byMessage = message
        const answer = new Answer()
        answer.add(place, value, failure, startedAt, finishedAt)
        send(message, answer.reply(runner.started), answer.transferables, false)
      }
      if (this.#isToBeShown(finishedAt - startedAt, finishedAt)) this.#show()
    }
  }

  /** Whether the pool is to hear of answers now, and not when all calls that lie in the ring have run. */
  #isToBeShown(tookMs: number, now: number): boolean {
    if (!this.#isDraining || now - this.#shownAt > PART_MS) return true
    // The pool takes longer to wake than a few short calls take: it wakes while they run, and finds all of them.
    return !this.#isTold && tookMs < SHORT_MS && this.#requests.isMore
  }

  /** Tells the pool of what was answered. */
  #show(): void {
    this.#isTold = true
    this.#shownAt = performance.now()
    this.#parts.answers.signal()
  }
}

/** Serves calls from shared memory, from the next turn of the engine on. @returns what hears of messages beside it */
export const serveRing = (parts: RingServerParts): MessageWatch => new RingServer(parts)
