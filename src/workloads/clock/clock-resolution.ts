import { type Clock, instant, latencyBetween, type Micros, micros } from '../../domain/time'

/** Steps that are looked at of a clock that shows none of them again and again. */
const TRANSITIONS = 3000
/** Coarse clocks take long to step; this much is enough for them, ms. */
const LONGEST_MS = 40
/** In workers, that all hold a run up before it begins. */
const LONGEST_IN_WORKER_MS = 10
/**
 * So many steps must be as small as the smallest: a thread that others keep from its core sees large ones, and may
 * see nothing else for as long as all of this takes. Only then is time up.
 */
const ALIKE = 4
const SHARE_ALIKE = 0.02
/** Seen so often, the smallest step is the clock's: browsers coarsen to multiples of one number. */
const CERTAIN = 200
/** Whatever is seen, no longer than this, ms: a clock of 100 ms shows its step four times. */
const LIMIT_MS = 450

/**
 * Smallest step of the clock, measured: the least difference between readings that differ.
 * Browsers coarsen the clock to 5 µs (isolated) … 100 ms, and do not say so.
 */
export const measureResolution = (clock: Pick<Clock, 'now'>, longestMs = LONGEST_MS): Micros => {
  const start = clock.now()
  let smallest = Number.POSITIVE_INFINITY
  let alike = 0
  let last = start
  const goesOn = (steps: number) => {
    const passedMs = last - start
    if (passedMs >= LIMIT_MS) return false
    return alike < ALIKE || (alike < CERTAIN && steps < TRANSITIONS && passedMs < longestMs)
  }
  for (let steps = 0; goesOn(steps); ) {
    const now = clock.now()
    if (now === last) continue
    const step = latencyBetween(last, now)
    if (step < smallest * (1 - SHARE_ALIKE)) alike = 0
    if (step < smallest * (1 + SHARE_ALIKE)) alike += 1
    smallest = Math.min(smallest, step)
    last = now
    steps += 1
  }
  // Differences of large doubles: 5 µs comes out as 4.99999…
  return micros(Math.round(smallest * 1000) / 1000)
}

/** Served by every worker: the smallest step of its own clock, µs. */
export const clockStep = (): Micros =>
  measureResolution({ now: () => instant(performance.now()) }, LONGEST_IN_WORKER_MS)
