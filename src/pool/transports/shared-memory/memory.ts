import { CLAIM_CELLS } from './claims.js'

/**
 * Memory that a pool and one worker share: who has which call, and rings of records with one writer and one reader
 * each: answers, on every transport, and on the shared one requests, with the signals on which either side sleeps.
 */

/** Words of 8 bytes in a ring: 256 KiB, room for a largest batch of calls with one number each. */
export const RING_WORDS = 32_768
/** No record is longer: some must fit side by side, or writer and reader would take turns. */
export const LONGEST_RECORD_WORDS = RING_WORDS / 4
/** What a record's first word may say of the words that follow: skip them. */
const SKIP = -1

/** Words of a request before its arguments: length and place, message and its first claim, function and arguments. */
export const REQUEST_HEAD_WORDS = 3
/** Words of an answer before its value: length and place, message, and the two instants. */
export const ANSWER_HEAD_WORDS = 4

/** Places of 32-bit cells, a cache line (64 bytes) apart so that the two sides do not disturb each other. */
const CELLS_APART = 16
export const CELL = {
  /** Counts up when requests were written, or a message was sent: the worker sleeps on it. */
  requestSignal: 0 * CELLS_APART,
  /** Counts up when answers were written: the pool sleeps on it. */
  answerSignal: 1 * CELLS_APART,
  /** Messages sent to the worker beside the ring: it must leave its sleep to hear them. */
  mail: 2 * CELLS_APART,
  /** Calls that the worker ever started. */
  started: 3 * CELLS_APART,
  requestWritten: 4 * CELLS_APART,
  requestRead: 5 * CELLS_APART,
  answerWritten: 6 * CELLS_APART,
  answerRead: 7 * CELLS_APART,
  /** Not 0 while the worker sleeps on requests, or is about to. */
  requestSleeper: 8 * CELLS_APART,
  /** Not 0 while the pool sleeps on answers, or is about to. */
  answerSleeper: 9 * CELLS_APART,
} as const
const HEADER_BYTES = 10 * CELLS_APART * 4
const CLAIM_BYTES = CLAIM_CELLS * 4
const RING_BYTES = RING_WORDS * 8
const ANSWERS_AT = HEADER_BYTES + CLAIM_BYTES
const REQUESTS_AT = ANSWERS_AT + RING_BYTES

/** @param hasRequests whether calls go through it too, not only their answers */
export const createMemory = (hasRequests: boolean): SharedArrayBuffer =>
  new SharedArrayBuffer(REQUESTS_AT + (hasRequests ? RING_BYTES : 0))

export const hasRequestRing = (memory: SharedArrayBuffer): boolean => memory.byteLength > REQUESTS_AT

/** Cells of `Claims`. */
export const claimsOf = (memory: SharedArrayBuffer): Int32Array =>
  new Int32Array(memory, HEADER_BYTES, CLAIM_CELLS)

/** The signals, and the positions in both rings. */
export const cellsOf = (memory: SharedArrayBuffer): Int32Array => new Int32Array(memory, 0, HEADER_BYTES / 4)

/** The words of a ring, seen as each kind of number that is written there. */
export interface Words {
  readonly i32: Int32Array
  readonly f64: Float64Array
  readonly u8: Uint8Array
  readonly u16: Uint16Array
}

/** One ring: records of whole words, each in one piece. Positions count words for ever and wrap as 32-bit numbers. */
export class RecordRing {
  readonly words: Words
  readonly #cells: Int32Array
  readonly #writtenCell: number
  readonly #readCell: number
  #written = 0
  #read = 0

  constructor(memory: SharedArrayBuffer, ring: 'requests' | 'answers') {
    const offset = ring === 'answers' ? ANSWERS_AT : REQUESTS_AT
    this.words = {
      i32: new Int32Array(memory, offset, RING_WORDS * 2),
      f64: new Float64Array(memory, offset, RING_WORDS),
      u8: new Uint8Array(memory, offset, RING_BYTES),
      u16: new Uint16Array(memory, offset, RING_WORDS * 4),
    }
    this.#cells = cellsOf(memory)
    this.#writtenCell = ring === 'requests' ? CELL.requestWritten : CELL.answerWritten
    this.#readCell = ring === 'requests' ? CELL.requestRead : CELL.answerRead
  }

  /** Room for a record. @returns its first word's index, or null while the ring has no room */
  reserve(length: number): number | null {
    const at = this.#written & (RING_WORDS - 1)
    const skipped = at + length > RING_WORDS ? RING_WORDS - at : 0
    const free = RING_WORDS - ((this.#written - Atomics.load(this.#cells, this.#readCell)) | 0)
    if (length > LONGEST_RECORD_WORDS || skipped + length > free) return null
    if (skipped > 0) {
      this.words.i32[at * 2] = SKIP
      this.#written = (this.#written + skipped) | 0
    }
    const start = this.#written & (RING_WORDS - 1)
    this.words.i32[start * 2] = length
    this.#written = (this.#written + length) | 0
    return start
  }

  /** Shows the reader all that was reserved, by now written. */
  publish(): void {
    Atomics.store(this.#cells, this.#writtenCell, this.#written)
  }

  /** Whether there is a next record. */
  get isMore(): boolean {
    return this.#read !== Atomics.load(this.#cells, this.#writtenCell)
  }

  /** The next record. @returns its first word's index, or null when there is none */
  next(): number | null {
    if (this.#read === Atomics.load(this.#cells, this.#writtenCell)) return null
    const at = this.#read & (RING_WORDS - 1)
    const length = this.words.i32[at * 2] as number
    if (length === SKIP) {
      this.#read = (this.#read + RING_WORDS - at) | 0
      return this.next()
    }
    if (length <= 0 || length > LONGEST_RECORD_WORDS) throw new RangeError('No record is of that length.')
    this.#read = (this.#read + length) | 0
    return at
  }

  /** Gives the writer back the room of all records taken. */
  release(): void {
    Atomics.store(this.#cells, this.#readCell, this.#read)
  }
}
