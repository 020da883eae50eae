/**
 * Who has a call: a cell in shared memory for each that is not begun holds its message's number. The worker puts
 * `CLAIMED` there before it runs the call, the pool `REVOKED` when it takes the call back; whoever comes second finds
 * another value, and leaves the call alone. A number that was overwritten by a later message's is gone the same way.
 */

/** Cells of one worker: as many calls as it may hold and not have begun. A power of two. */
export const CLAIM_CELLS = 16_384
const CLAIMED = 0
const REVOKED = -1
/** Of a call that cannot be taken back. */
export const NO_CELL = -1

const cellOf = (base: number, place: number): number =>
  base === NO_CELL ? NO_CELL : (base + place) & (CLAIM_CELLS - 1)

/** The worker's side. */
export class Claims {
  readonly #cells: Int32Array

  constructor(cells: Int32Array) {
    this.#cells = cells
  }

  /** @returns whether the call is this worker's to run */
  take(base: number, place: number, message: number): boolean {
    const cell = cellOf(base, place)
    return cell === NO_CELL || Atomics.compareExchange(this.#cells, cell, message, CLAIMED) === message
  }
}

/** The pool's side. */
export class ClaimBook {
  readonly #cells: Int32Array
  #next = 0

  constructor(cells: Int32Array) {
    this.#cells = cells
  }

  /** Writes cells for the calls of a message. @returns the first; `NO_CELL` when so many are not begun that none is left */
  open(message: number, calls: number): number {
    let start = this.#next
    let free = 0
    for (let looked = 0; free < calls; looked += 1) {
      if (looked === CLAIM_CELLS) return NO_CELL
      if (Atomics.load(this.#cells, cellOf(start, free)) <= CLAIMED) free += 1
      else {
        start = cellOf(start, free + 1)
        free = 0
      }
    }
    for (let place = 0; place < calls; place += 1) Atomics.store(this.#cells, cellOf(start, place), message)
    this.#next = cellOf(start, calls)
    return start
  }

  /** Whether the worker has not begun this call. */
  isPending(base: number, place: number, message: number): boolean {
    return base !== NO_CELL && Atomics.load(this.#cells, cellOf(base, place)) === message
  }

  /** @returns whether the call is taken back, so that the worker will not run it */
  revoke(base: number, place: number, message: number): boolean {
    if (base === NO_CELL) return false
    return Atomics.compareExchange(this.#cells, cellOf(base, place), message, REVOKED) === message
  }
}
