import type { Batch } from '../calls/batch.js'
import type { Task } from '../calls/task.js'
import { MessageLink } from './message-transport.js'
import { type Cursor, overlap, readValue, wordsOf, writeValue } from './shared-memory/codec.js'
import {
  ANSWER_HEAD_WORDS,
  CELL,
  cellsOf,
  createMemory,
  REQUEST_HEAD_WORDS,
  RecordRing,
  signal,
} from './shared-memory/memory.js'
import { canWaitAsync, waitAsync } from './shared-memory/wait-async.js'
import type { Inbox, Link, Transport, WorkerLike } from './transport.js'
import { REPLY_STEP, type Reply, type Sharing } from './wire.js'

/** Calls in the ring, by key; keys are used again. */
class RingCalls {
  readonly #batches: (Batch | null)[] = []
  readonly #places: number[] = []
  readonly #free: number[] = []
  count = 0

  add(batch: Batch, place: number): number {
    const key = this.#free.pop() ?? this.#batches.length
    this.#batches[key] = batch
    this.#places[key] = place
    this.count += 1
    return key
  }

  /** Takes a call out. @returns its batch, or null when there is none of that key */
  take(key: number): Batch | null {
    const batch = this.#batches[key] ?? null
    if (!batch) return null
    this.#batches[key] = null
    this.#free.push(key)
    this.count -= 1
    return batch
  }

  /** The place in its batch of the call that had this key last. */
  placeOf(key: number): number {
    return this.#places[key] ?? -1
  }
}

/**
 * Calls through shared memory. The worker sleeps in `Atomics.wait` and is awake within microseconds; this side hears
 * through `Atomics.waitAsync`, without the engine's copying. What the ring cannot hold goes by message.
 */
class SharedLink implements Link {
  readonly #inbox: Inbox
  readonly #now: () => number
  readonly #messages: MessageLink
  readonly #cells: Int32Array
  readonly #requests: RecordRing
  readonly #answers: RecordRing
  readonly #calls = new RingCalls()
  #methods: ReadonlyMap<string, number> = new Map()
  #isListening = false
  #isClosed = false

  constructor(worker: WorkerLike, inbox: Inbox, now: () => number) {
    const memory = createMemory()
    this.#inbox = inbox
    this.#now = now
    this.#cells = cellsOf(memory)
    this.#requests = new RecordRing(memory, 0)
    this.#answers = new RecordRing(memory, 1)
    const greeted: Inbox = {
      ...inbox,
      hello: (hello) => {
        this.#methods = new Map(hello.methods.map((name, index) => [name, index]))
        const sharing: Sharing = { pool: 'sharing', memory }
        worker.postMessage(sharing)
        inbox.hello(hello)
      },
    }
    this.#messages = new MessageLink(worker, greeted, now, (reply, receivedAt) =>
      this.#answeredByMessage(reply, receivedAt),
    )
  }

  send(batch: Batch): void {
    const left: number[] = []
    for (let place = 0; place < batch.size; place += 1) {
      const task = batch.taskAt(place)
      if (task && !this.#write(batch, place, task)) left.push(place)
    }
    if (left.length < batch.size) {
      this.#requests.publish()
      signal(this.#cells, CELL.requestSignal)
      this.#listen()
    }
    if (left.length > 0) this.#sendByMessage(batch, left)
  }

  close(): void {
    this.#isClosed = true
    this.#messages.close()
    // Ends the wait of this side, which would keep the memory.
    signal(this.#cells, CELL.answerSignal)
  }

  #sendByMessage(batch: Batch, places: readonly number[]): void {
    this.#inbox.bypassed(places.length)
    this.#messages.send(batch, places)
    // The worker may sleep where it hears no messages.
    Atomics.add(this.#cells, CELL.mail, 1)
    signal(this.#cells, CELL.requestSignal)
  }

  /** Writes a call into the ring. @returns whether it fits */
  #write(batch: Batch, place: number, { method, args, transfer }: Task): boolean {
    const number = this.#methods.get(method)
    if (number === undefined || transfer || overlap(args)) return false
    let length = REQUEST_HEAD_WORDS
    for (const arg of args) {
      const words = wordsOf(arg)
      if (words === null) return false
      length += words
    }
    const at = this.#requests.reserve(length)
    if (at === null) return false
    const { words } = this.#requests
    words.i32[at * 2 + 1] = this.#calls.add(batch, place)
    words.i32[at * 2 + 2] = number
    words.i32[at * 2 + 3] = args.length
    let next = at + REQUEST_HEAD_WORDS
    for (const arg of args) next = writeValue(words, next, arg)
    return true
  }

  /** Hears answers as long as calls are in the ring. */
  #listen(): void {
    if (this.#isListening) return
    this.#isListening = true
    while (this.#calls.count > 0 && !this.#isClosed) {
      const seen = Atomics.load(this.#cells, CELL.answerSignal)
      this.#drain()
      if (this.#calls.count === 0) break
      const wait = waitAsync(this.#cells, CELL.answerSignal, seen)
      if (!wait.async) continue
      wait.value.then(() => {
        this.#isListening = false
        this.#listen()
      })
      return
    }
    this.#isListening = false
  }

  #drain(): void {
    const receivedAt = this.#now()
    const { words } = this.#answers
    const replies: [Batch, unknown[]][] = []
    const cursor: Cursor = { at: 0 }
    for (let at = this.#answers.next(); at !== null; at = this.#answers.next()) {
      const key = words.i32[at * 2 + 1] as number
      const batch = this.#calls.take(key)
      if (!batch) continue
      let last = replies.at(-1)
      if (last?.[0] !== batch) {
        last = [batch, [0, null]]
        replies.push(last)
      }
      cursor.at = at + ANSWER_HEAD_WORDS
      last[1].push(this.#calls.placeOf(key), readValue(words, cursor), words.f64[at + 1], words.f64[at + 2])
    }
    this.#answers.release()
    // The worker may have gone on while its answers were read.
    const started = Atomics.load(this.#cells, CELL.started)
    for (const [, reply] of replies) reply[0] = started
    for (const [batch, reply] of replies) this.#inbox.reply(batch, reply as unknown as Reply, receivedAt)
  }

  /** What the answer ring could not hold. */
  #answeredByMessage(reply: Reply, receivedAt: number): void {
    const [started, failures, ...entries] = reply
    for (let at = 0; at < entries.length; at += REPLY_STEP) {
      const key = entries[at] as number
      const batch = this.#calls.take(key)
      if (!batch) continue
      const place = this.#calls.placeOf(key)
      const failure = failures?.get(key)
      const [, value, startedAt, finishedAt] = entries.slice(at, at + REPLY_STEP)
      const own = failure ? new Map([[place, failure]]) : null
      this.#inbox.reply(batch, [started, own, place, value, startedAt, finishedAt], receivedAt)
    }
  }
}

const obstacle = (): string | null => {
  if (typeof SharedArrayBuffer === 'undefined' || globalThis.crossOriginIsolated === false)
    return 'it needs SharedArrayBuffer. Serve the page cross-origin isolated (COOP "same-origin" and COEP "require-corp"), or take the transport "message".'
  if (!canWaitAsync())
    return 'it needs Atomics.waitAsync, which this browser does not have. Take the transport "message".'
  return null
}

/** Sends calls with numbers and typed arrays through shared memory. */
export const sharedTransport: Transport = {
  name: 'shared',
  obstacle,
  connect: (worker, inbox, now) => new SharedLink(worker, inbox, now),
}
