import { codeWords, writeValue } from '../../transports/shared-memory/codec.js'
import { ANSWER_HEAD_WORDS, CELL, cellsOf, RecordRing } from '../../transports/shared-memory/memory.js'
import { ANSWERS, signal } from '../../transports/shared-memory/wake-signals.js'

/**
 * The worker's side of the answers in shared memory: the pool can read one the moment it is shown, though the worker is
 * busy with the next call and says nothing.
 */
export class AnswerRing {
  readonly #cells: Int32Array
  readonly #ring: RecordRing

  constructor(memory: SharedArrayBuffer) {
    this.#cells = cellsOf(memory)
    this.#ring = new RecordRing(memory, 'answers')
  }

  /** Writes and shows an answer. @param started calls that the worker ever started @returns whether it fits */
  write(
    message: number,
    place: number,
    value: unknown,
    startedAt: number,
    finishedAt: number,
    started: number,
  ): boolean {
    const length = codeWords(value)
    const at = length === null ? null : this.#ring.reserve(ANSWER_HEAD_WORDS + length)
    if (at === null) return false
    const { words } = this.#ring
    words.i32[at * 2 + 1] = place
    words.i32[at * 2 + 2] = message
    words.f64[at + 2] = startedAt
    words.f64[at + 3] = finishedAt
    writeValue(words, at + ANSWER_HEAD_WORDS, value)
    Atomics.store(this.#cells, CELL.started, started)
    this.#ring.publish()
    return true
  }

  /** Wakes the pool, if it sleeps on the answers. */
  signal(): void {
    signal(this.#cells, ANSWERS)
  }
}
