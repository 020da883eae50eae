import type { Batch } from '../calls/batch.js'
import type { Task } from '../calls/task.js'
import { type Connection, connect } from './connection/connection.js'
import type { Outstanding, Sent } from './connection/outstanding.js'
import type { PoolEnd } from './connection/pool-end.js'
import { codeWords, overlap, writeValue } from './shared-memory/codec.js'
import { CELL, cellsOf, REQUEST_HEAD_WORDS, RecordRing } from './shared-memory/memory.js'
import { canWaitAsync } from './shared-memory/wait-async.js'
import { ANSWERS, countOf, hearOf, REQUESTS, signal } from './shared-memory/wake-signals.js'
import type { Inbox, Link, Transport, WorkerLike } from './transport.js'
import { transferablesOf } from './wire/greeting.js'
import { requestOf } from './wire/wire.js'

/** Answers are read so many times in a row, as long as more have come; then all else of this thread has its turn, */
const READINGS_IN_A_ROW = 64
/** at once when a worker signals, or else after so long, ms. */
const TURN_MS = 1

/**
 * Calls through shared memory. The worker sleeps in `Atomics.wait` and is awake within microseconds; this side hears
 * through `Atomics.waitAsync`, without the engine's copying. What the ring cannot hold goes by message.
 */
class SharedLink implements Link {
  readonly tell = (message: object): void => this.#end.post(message)
  readonly readAnswers: () => void
  readonly takeBack
  readonly canTakeBack = () => this.#outstanding.canTakeBack
  readonly #inbox: Inbox
  readonly #end: PoolEnd
  readonly #abort: Connection['abort']
  readonly #outstanding: Outstanding
  #ring: { readonly cells: Int32Array; readonly requests: RecordRing } | null = null
  #methods: ReadonlyMap<string, number> = new Map()
  /** The last batch of which calls went by message. */
  #mailed: number | null = null
  #isListening = false
  #isClosed = false

  constructor(worker: WorkerLike, inbox: Inbox, now: () => number) {
    this.#inbox = inbox
    const { end, outstanding, abort } = connect(worker, inbox, now, {
      onRequestRing: (memory, { methods }) => {
        this.#methods = new Map(methods.map((name, index) => [name, index]))
        this.#ring = { cells: cellsOf(memory), requests: new RecordRing(memory, 'requests') }
      },
    })
    this.#end = end
    this.#abort = abort
    this.#outstanding = outstanding
    this.readAnswers = outstanding.readAnswers
    this.takeBack = outstanding.takeBack
  }

  send(batch: Batch): void {
    const seen = this.#ring ? countOf(this.#ring.cells, ANSWERS) : 0
    const sent = this.#outstanding.open(batch)
    const first = this.#isMailUnderWay ? 0 : this.#writeWhatFits(sent)
    if (first < batch.size) this.#sendRest(sent, first)
    this.#listen(seen)
  }

  abort(batch: Batch, place: number): void {
    this.#abort(batch, place)
    if (!this.#ring) return
    Atomics.add(this.#ring.cells, CELL.mail, 1)
    signal(this.#ring.cells, REQUESTS)
  }

  close(): void {
    this.#isClosed = true
    this.#end.close()
    this.#outstanding.clear()
    // Ends the wait of this side, which would keep the memory.
    if (this.#ring) signal(this.#ring.cells, ANSWERS)
  }

  /** Whether calls are under way that went by message: what lies in the ring would overtake them. */
  get #isMailUnderWay(): boolean {
    return this.#mailed !== null && this.#outstanding.has(this.#mailed)
  }

  /** Writes calls into the ring, up to the first that does not fit. @returns its place, or the batch's size */
  #writeWhatFits(sent: Sent): number {
    const { batch } = sent
    let place = 0
    let written = 0
    for (; place < batch.size; place += 1) {
      const task = batch.taskAt(place)
      const fits = task && this.#tryToWrite(sent, place, task)
      if (fits === false) break
      if (fits) written += 1
    }
    if (this.#ring && written > 0) {
      this.#ring.requests.publish()
      signal(this.#ring.cells, REQUESTS)
    }
    return place
  }

  /** Sends the calls of a batch from a place on by message: in order, behind those in the ring. */
  #sendRest(sent: Sent, first: number): void {
    const { batch, base, number } = sent
    const places = Array.from({ length: batch.size - first }, (_, index) => first + index)
    const tasks = places.flatMap((place) => batch.taskAt(place) ?? [])
    this.#mailed = number
    this.#inbox.bypassed(tasks.length)
    try {
      this.#end.post(requestOf(tasks, first, base, number), transferablesOf(tasks) ?? [])
      if (this.#ring) Atomics.add(this.#ring.cells, CELL.mail, 1)
    } catch (cause) {
      queueMicrotask(() => this.#outstanding.unsent(sent, places, cause))
    }
    // The worker may sleep where it hears no messages.
    if (this.#ring) signal(this.#ring.cells, REQUESTS)
  }

  /** @returns whether it fits into the ring; null when its arguments throw as they are read, so that it is not sent */
  #tryToWrite(sent: Sent, place: number, task: Task): boolean | null {
    try {
      return this.#write(sent, place, task)
    } catch (cause) {
      queueMicrotask(() => this.#outstanding.unsent(sent, [place], cause))
      return null
    }
  }

  /** Writes a call into the ring. @returns whether it fits @throws what reading its arguments throws; nothing is written then */
  #write({ number, base }: Sent, place: number, { method, args: given, transfer }: Task): boolean {
    const methodNumber = this.#methods.get(method)
    if (!this.#ring || methodNumber === undefined || transfer) return false
    // Read once: what is measured is what is written.
    const args = [...given]
    if (overlap(args)) return false
    let length = REQUEST_HEAD_WORDS
    for (const arg of args) {
      const words = codeWords(arg)
      if (words === null) return false
      length += words
    }
    const { requests } = this.#ring
    const at = requests.reserve(length)
    if (at === null) return false
    const { words } = requests
    words.i32[at * 2 + 1] = place
    words.i32[at * 2 + 2] = number
    words.i32[at * 2 + 3] = base
    words.i32[at * 2 + 4] = methodNumber
    words.i32[at * 2 + 5] = args.length
    let next = at + REQUEST_HEAD_WORDS
    for (const arg of args) next = writeValue(words, next, arg)
    return true
  }

  /**
   * Begins to hear answers, if none are heard yet. A call is not answered in the step in which it is made, however soon
   * its worker is done: its caller may call it off in that step, or not have taken hold of it.
   * @param seen how often answers were signalled before it was sent
   */
  #listen(seen: number): void {
    if (this.#isListening || !this.#ring) return
    this.#isListening = true
    const heard = hearOf(this.#ring.cells, ANSWERS, seen) ?? Promise.resolve()
    heard.then(() => this.#hear())
  }

  /** Reads answers as long as calls are under way. */
  #hear(): void {
    if (!this.#ring) return
    const { cells } = this.#ring
    for (let readings = 1; this.#outstanding.size > 0 && !this.#isClosed; readings += 1) {
      const seen = countOf(cells, ANSWERS)
      this.readAnswers()
      // Workers that answer as fast as callers call again would let nothing else of this thread have its turn.
      const heard =
        readings < READINGS_IN_A_ROW
          ? hearOf(cells, ANSWERS, seen)
          : hearOf(cells, ANSWERS, countOf(cells, ANSWERS), TURN_MS)
      if (!heard) continue
      heard.then(() => this.#hear())
      return
    }
    this.#isListening = false
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
