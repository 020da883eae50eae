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
    const sent = this.#outstanding.open(batch)
    const first = this.#isMailUnderWay ? 0 : this.#writeWhatFits(sent)
    if (first < batch.size) this.#sendRest(sent, first)
    this.#listen()
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

  /** Hears answers as long as calls are under way. */
  #listen(): void {
    if (this.#isListening || !this.#ring) return
    const { cells } = this.#ring
    this.#isListening = true
    while (this.#outstanding.size > 0 && !this.#isClosed) {
      const seen = countOf(cells, ANSWERS)
      this.readAnswers()
      if (this.#outstanding.size === 0) break
      const heard = hearOf(cells, ANSWERS, seen)
      if (!heard) continue
      heard.then(() => {
        this.#isListening = false
        this.#listen()
      })
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
