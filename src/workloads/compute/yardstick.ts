import { type Clock, instant, latencyBetween, type Micros, micros } from '../../domain/time'

/** Numbers that are looked through: 64 KiB, which a core keeps beside it, in some microseconds. */
const NUMBERS = 8192
/** Searches between two looks at the clock. */
const SEARCHES = 16
/** A stretch must last so long, µs, and so many steps of the clock. */
const STRETCH_US = 1000
const STRETCH_STEPS = 50
/** Of some stretches the quickest counts, once another is as quick: no other program came between in those. */
const FEWEST_STRETCHES = 3
const MOST_STRETCHES = 15
const AGREEMENT = 0.03
/** Stretches that would be longer are not waited for, µs. */
const LONGEST_US = 10_000

/**
 * Time that this thread's core takes for work of the engine's own: a search through an array, which is written in the
 * engine, and which no stage of compiling makes quicker or slower. Beside the same on another thread it tells a slower
 * core from slower code. Takes some 4 ms in quiet.
 * @returns µs a search; null where the clock is too coarse
 */
export const measureYardstick = (clock: Pick<Clock, 'now'>, resolutionUs: number): Micros | null => {
  const enoughUs = Math.max(STRETCH_US, STRETCH_STEPS * resolutionUs)
  if (enoughUs > LONGEST_US) return null
  const numbers = new Float64Array(NUMBERS)
  let [quickest, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let found = 0
  const isTold = (stretch: number) => stretch >= FEWEST_STRETCHES && second <= quickest * (1 + AGREEMENT)
  for (let stretch = 0; stretch < MOST_STRETCHES && !isTold(stretch); stretch += 1) {
    const start = clock.now()
    let [searches, elapsed] = [0, 0]
    while (elapsed < enoughUs) {
      // What is sought is nowhere: all of it is looked through.
      for (let n = 1; n <= SEARCHES; n += 1) found += numbers.indexOf(n)
      searches += SEARCHES
      elapsed = latencyBetween(start, clock.now())
    }
    const us = elapsed / searches
    second = Math.min(second, Math.max(quickest, us))
    quickest = Math.min(quickest, us)
  }
  // Read, so that no search can be left out.
  return found < 0 ? micros(quickest) : null
}

/** Served by every worker. @param resolutionUs the step of its clock */
export const yardstick = (resolutionUs: number): Micros | null =>
  measureYardstick({ now: () => instant(performance.now()) }, resolutionUs)
