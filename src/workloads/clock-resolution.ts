import { type Clock, instant, latencyBetween, type Micros, micros } from '../domain/time'

const TRANSITIONS = 3000
/** Coarse clocks take long to step 3,000 times; this much is enough for them, ms. */
const LONGEST_MS = 40
/** In workers, that all hold a run up before it begins. */
const LONGEST_IN_WORKER_MS = 10

/**
 * Smallest step of the clock, measured: the least difference between readings that differ.
 * Browsers coarsen the clock to 5 µs (isolated) … 1 ms, and do not say so.
 */
export const measureResolution = (clock: Pick<Clock, 'now'>, longestMs = LONGEST_MS): Micros => {
  const start = clock.now()
  let smallest = Number.POSITIVE_INFINITY
  let last = start
  for (let steps = 0; steps < TRANSITIONS && last - start < longestMs; ) {
    const now = clock.now()
    if (now === last) continue
    smallest = Math.min(smallest, latencyBetween(last, now))
    last = now
    steps += 1
  }
  // Differences of large doubles: 5 µs comes out as 4.99999…
  return micros(Math.round(smallest * 1000) / 1000)
}

/** Served by every worker: the smallest step of its own clock, µs. */
export const clockStep = (): Micros =>
  measureResolution({ now: () => instant(performance.now()) }, LONGEST_IN_WORKER_MS)
