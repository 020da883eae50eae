import { CELL } from './memory.js'
import { waitAsync } from './wait-async.js'

/** The cells of a signal: the one that it counts up, on which the other side sleeps, and whether that sleeps. */
interface Signal {
  readonly count: number
  readonly sleeper: number
}

/** To the worker: requests were written, or a message was sent. */
export const REQUESTS: Signal = { count: CELL.requestSignal, sleeper: CELL.requestSleeper }
/** To the pool: answers were written. */
export const ANSWERS: Signal = { count: CELL.answerSignal, sleeper: CELL.answerSleeper }

/** Counts a signal up, and wakes who sleeps on it; a side that is awake is not woken, which takes as long as some calls. */
export const signal = (cells: Int32Array, { count, sleeper }: Signal): void => {
  Atomics.add(cells, count, 1)
  if (Atomics.exchange(cells, sleeper, 0) !== 0) Atomics.notify(cells, count)
}

/** How often a signal was given. */
export const countOf = (cells: Int32Array, { count }: Signal): number => Atomics.load(cells, count)

/** Who sleeps says so first: a signal that comes before the sleep begins has counted up by then, and ends it at once. */
const sayAsleep = (cells: Int32Array, { sleeper }: Signal): void => {
  Atomics.store(cells, sleeper, 1)
}

/** Holds the thread up until the signal is given again after `seen` times, at most so long. @returns whether it was */
export const sleepOn = (cells: Int32Array, on: Signal, seen: number, ms: number): boolean => {
  sayAsleep(cells, on)
  return Atomics.wait(cells, on.count, seen, ms) !== 'timed-out'
}

/** The same without holding the thread up, however long it takes if no `ms` are said. @returns null when it was given already */
export const hearOf = (cells: Int32Array, on: Signal, seen: number, ms?: number): Promise<unknown> | null => {
  sayAsleep(cells, on)
  const wait = waitAsync(cells, on.count, seen, ms)
  return wait.async ? wait.value : null
}
