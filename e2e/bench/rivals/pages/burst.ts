import type { Running } from './contender'
import { type Load, requireRight } from './workload'

/** Burst: `calls` calls at once. @returns seconds from the first call to the last reply */
export const timeBurst = ({ call }: Running, load: Load, calls: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const { method, argsOf } = load
    let left = calls
    const start = performance.now()
    // Plain callbacks, not Promise.all: its own table of results would be part of what is measured.
    for (let n = 1; n <= calls; n += 1) {
      call(method, argsOf(n)).then((value) => {
        try {
          requireRight(load, n, value)
        } catch (error) {
          reject(error)
        }
        left -= 1
        if (left === 0) resolve((performance.now() - start) / 1000)
      }, reject)
    }
  })

/** A burst that would take longer is measured with fewer calls, s. */
const LONGEST_BURST_S = 30
/** Such a smaller burst takes no longer than this, s. */
const LONGEST_SMALLER_S = 6
const FIRST_RUNG = 1000
const RUNG = 4
/** Warm-up bursts need not be larger than this. */
const WARM_UP_CALLS = 10_000

export interface BurstFit {
  readonly calls: number
  /** Seconds that all the wanted calls would take; null when all are made. */
  readonly wouldTakeS: number | null
}

/**
 * Warms a contender up with ever larger bursts and finds how many calls at once it can be asked for: the cost of
 * a queue may grow with the square of its length, and a page that is busy for minutes cannot be stopped.
 */
export const fitBurst = async (running: Running, load: Load, wanted: number): Promise<BurstFit> => {
  let calls = Math.min(FIRST_RUNG, wanted)
  await timeBurst(running, load, calls)
  let seconds = await timeBurst(running, load, calls)
  // Until two sizes have been measured, the worst is assumed.
  let power = 2
  const expected = (at: number) => seconds * (at / calls) ** power
  while (expected(wanted) > LONGEST_BURST_S) {
    const next = calls * RUNG
    if (next >= wanted || expected(next) > LONGEST_SMALLER_S) return { calls, wouldTakeS: expected(wanted) }
    const before = seconds
    seconds = await timeBurst(running, load, next)
    power = Math.max(1, Math.log(seconds / before) / Math.log(RUNG))
    calls = next
  }
  await timeBurst(running, load, Math.min(wanted, WARM_UP_CALLS))
  return { calls: wanted, wouldTakeS: null }
}
