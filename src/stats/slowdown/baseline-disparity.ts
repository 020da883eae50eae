import type { Disparity, SteadyCause } from '../../domain/snapshot'

/** The direct call and the worker's may differ by so much: what is left is the fit's and the clock's. */
export const DISPARITY_LIMIT = 0.15
/** Batches of the same calls that differ by more were not all made in quiet. */
export const QUIET_SPREAD = 1.15

/** The same calls timed on one thread: one figure per batch, µs a call. */
type Batches = readonly number[]

/** Of fewer, nothing can be said of how they differ. */
const FEWEST_BATCHES = 3

/** Median of the batches ÷ the quickest; 1 of so few that nothing can be said. */
export const spreadOf = (batches: Batches): number => {
  if (batches.length < FEWEST_BATCHES) return 1
  const sorted = batches.toSorted((a, b) => a - b)
  const [least = 0, middle = 0] = [sorted[0], sorted[sorted.length >> 1]]
  return least > 0 ? middle / least : 1
}

/** Whether two times of the same calls are as good as the same. */
export const doTimesAgree = (aUs: number, bUs: number, limit = DISPARITY_LIMIT): boolean =>
  Math.max(aUs, bUs) <= Math.min(aUs, bUs) / (1 - limit)

/**
 * Whether programs that make a call take up to `most` times as long can be why two times of it differ so; even the
 * quickest batch of one thread then has as much of them in it as a usual one.
 */
export const doOthersExplain = (factor: number, most: number): boolean =>
  Math.max(factor, 1 / factor) <= most / (1 - DISPARITY_LIMIT)

/** Of a difference, on the logarithmic scale: up to here its least part, and from here on all but that. */
const LEAST_PART = 0.25

/**
 * Why calls take `factor` times as long in one thread, or at one time, as in another, where that is steady.
 * @param pace the same of the engine's own work, which no stage of compiling changes; null where it is not known
 */
export const steadyCause = (factor: number, pace: number | null): SteadyCause => {
  if (pace === null) return 'untold'
  const part = Math.log(pace) / Math.log(factor)
  if (Math.abs(part) <= LEAST_PART) return 'slower-code'
  return part >= 1 - LEAST_PART && doTimesAgree(pace, factor) ? 'slower-core' : 'untold'
}

/**
 * Compares the quickest batches of the caller's thread and of a worker.
 * @param isRight whether the worker's result was that of the calls asked for
 * @param pace the engine's own work on the caller's thread ÷ the same on the worker's; null where it is not known
 * @returns null when they agree
 */
export const findDisparity = (
  caller: Batches,
  worker: Batches,
  isRight: boolean,
  pace: number | null = null,
): Disparity | null => {
  const [callerUs, workerUs] = [Math.min(...caller), Math.min(...worker)]
  if (caller.length === 0 || worker.length === 0 || !(workerUs > 0)) return null
  const spread = Math.max(spreadOf(caller), spreadOf(worker))
  const factor = callerUs / workerUs
  if (!isRight) return { cause: 'other-work', factor, spread }
  if (doTimesAgree(callerUs, workerUs)) return null
  if (spread > QUIET_SPREAD && doOthersExplain(factor, spread))
    return { cause: 'other-programs', factor, spread }
  const isTold = Math.min(caller.length, worker.length) >= FEWEST_BATCHES
  return { cause: isTold ? steadyCause(factor, pace) : 'too-few-batches', factor, spread, pace }
}
