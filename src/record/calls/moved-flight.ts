import type { Flight } from '../../pool/index'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Moves the instants of workers whose clocks are not where their time origins say to where pings found them. One
 * object serves call after call.
 */
export class MovedFlight {
  readonly #corrections: ReadonlyMap<number, number>
  readonly #moved: Writable<Flight> = {
    worker: 0,
    dispatchedAt: 0,
    startedAt: 0,
    finishedAt: 0,
    receivedAt: 0,
  }

  /** @param corrections by worker, what to add to its instants, ms; none for clocks that are right */
  constructor(corrections: ReadonlyMap<number, number>) {
    this.#corrections = corrections
  }

  /** @returns the flight itself, or, overwritten by the next call, the same with the worker's instants moved */
  of(flight: Flight): Flight {
    const correction = this.#corrections.size === 0 ? undefined : this.#corrections.get(flight.worker)
    if (correction === undefined) return flight
    const moved = this.#moved
    moved.worker = flight.worker
    moved.dispatchedAt = flight.dispatchedAt
    moved.startedAt = flight.startedAt + correction
    moved.finishedAt = flight.finishedAt + correction
    moved.receivedAt = flight.receivedAt
    return moved
  }
}
