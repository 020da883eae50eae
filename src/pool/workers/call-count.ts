import type { Batch } from '../calls/batch.js'

/**
 * The pool's account of its calls to one worker, held against the worker's own: it counts the calls that it starts,
 * and says so with each reply. At any moment sent = returned + owed, and at each reply returned ≤ started ≤ sent. A
 * call or an answer that is lost or doubled between the threads, or run by nobody's order, breaks one of them.
 */
export class CallCount {
  #sent = 0
  #returned = 0
  /** Of those returned, the ones of which no answer could be read, nor how many calls were started by then. */
  #unread = 0
  #started = 0
  /** Most calls by which pool and worker were ever at odds. */
  atOdds = 0

  sent(calls: number): void {
    this.#sent += calls
  }

  /** These could not be sent after all. */
  takenBack(calls: number): void {
    this.#sent -= calls
  }

  /** Answers that will not be read. */
  unreadable(calls: number): void {
    this.#returned += calls
    this.#unread += calls
  }

  /** @param started what the worker says; answers may overtake one another, so that it may be less than it said before */
  returned(calls: number, started: number): void {
    this.#returned += calls
    this.#started = Math.max(this.#started, started)
    this.#note(this.#returned - this.#unread - this.#started)
    this.#note(this.#started - this.#sent)
  }

  /** Compares what was sent with what came back and what is still owed. @param batches that the worker holds */
  compare(batches: Iterable<Batch>): void {
    let owed = 0
    for (const batch of batches) owed += batch.owed
    this.#note(Math.abs(this.#sent - this.#returned - owed))
  }

  #note(odds: number): void {
    this.atOdds = Math.max(this.atOdds, odds)
  }
}
