import { type Cursor, readValue } from './codec.js'
import { ANSWER_HEAD_WORDS, CELL, cellsOf, RecordRing, RING_WORDS } from './memory.js'

/** Entries of a reply, by the number of their message. */
export type Entries = Map<number, unknown[]>

/** The pool's side of the answers in shared memory. */
export class EarlyAnswers {
  readonly #cells: Int32Array
  readonly #ring: RecordRing

  constructor(memory: SharedArrayBuffer) {
    this.#cells = cellsOf(memory)
    this.#ring = new RecordRing(memory, 'answers')
  }

  /** Calls that the worker ever started. */
  get started(): number {
    return Atomics.load(this.#cells, CELL.started)
  }

  /** Reads what has come. @returns null when nothing has */
  read(): Entries | null {
    let at = this.#ring.next()
    if (at === null) return null
    const { words } = this.#ring
    const cursor: Cursor = { at: 0 }
    const read: Entries = new Map()
    let [lastMessage, entries]: [number, unknown[]] = [0, []]
    let records = 0
    for (; at !== null; at = this.#ring.next()) {
      records += 1
      if (records > RING_WORDS) throw new RangeError('More was shown than the ring has room for.')
      const message = words.i32[at * 2 + 2] as number
      if (message !== lastMessage) {
        lastMessage = message
        entries = read.get(message) ?? []
        read.set(message, entries)
      }
      cursor.at = at + ANSWER_HEAD_WORDS
      const value = readValue(words, cursor)
      entries.push(words.i32[at * 2 + 1], value, words.f64[at + 2], words.f64[at + 3])
    }
    this.#ring.release()
    return read
  }
}
