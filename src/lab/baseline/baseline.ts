import type { Waiting } from '../../demand/driver'
import type { Baseline } from '../../domain/snapshot'
import { type Clock, latencyBetween, type Micros, micros } from '../../domain/time'
import type { Workload } from '../../workloads/workload'

/** A batch must last so long that the clock's step is at most this share of it. */
const STEP_SHARE = 0.005
/**
 * Short, so that on a busy machine some of them fit between two turns of other programs: of batches that do not, even the
 * quickest has the others' time in it.
 */
const SHORTEST_BATCH_US = 2000
const REPEATS = 9
/**
 * While the two quickest repeats differ by more than this share, what the kernel was found to take before being one of
 * them, the thread is not quiet: repeat, to a limit.
 */
const AGREEMENT = 0.05
const MOST_REPEATS = 60
/**
 * A repeat shorter than this share of what a batch must last shows that the first was long for what else came with it,
 * as a first call's compiling does: the batch is too short after all. What is only a little quicker than foreseen is not.
 */
const TOO_SHORT = 0.5
export const isBatchTooShort = (elapsedUs: number, enoughUs: number): boolean =>
  elapsedUs < enoughUs * TOO_SHORT
/** How often the batch is made larger for that: of calls that become quicker for ever, it must do in the end. */
const MOST_LARGER = 8
/** Slow functions are repeated less often, so that a run starts soon, µs. */
const BUDGET_US = 600_000
const FEWEST_REPEATS = 2

interface Timed {
  readonly calls: number
  readonly elapsedUs: Micros
}

const timeBatch = async (workload: Workload, clock: Clock, calls: number): Promise<Timed> => {
  const start = clock.now()
  const elsewhereUs = await workload.runDirectly(calls)
  return { calls, elapsedUs: elsewhereUs ?? latencyBetween(start, clock.now()) }
}

const usOf = ({ calls, elapsedUs }: Timed): Micros => micros(elapsedUs / calls)

/** 1, 2, 5, 10, 20, 50, … (the steps of Python's timeit, whose rule this is); twice as many from any other number. */
const nextBatch = (calls: number) => (/^20*$/.test(String(calls)) ? (calls / 2) * 5 : calls * 2)

/** Of a batch that is foreseen to be long enough, lest it fall short by a little. */
const MARGIN = 1.05
/** Where the batches begin: at one call, or, where the time of a call is foreseen, at a batch just long enough. */
const firstBatch = ({ predictedUs }: Workload, enoughUs: number): number =>
  predictedUs === null ? 1 : Math.ceil((enoughUs * MARGIN) / predictedUs)

/** Whether the two quickest repeats are as good as the same. */
const doAgree = (repeatsUs: readonly number[]): boolean => {
  const [best = 0, second = Number.POSITIVE_INFINITY] = repeatsUs.toSorted((a, b) => a - b)
  return second <= best * (1 + AGREEMENT)
}

/** How often something is repeated: until two repeats agree, within limits. */
interface RepeatLimits {
  readonly fewest: number
  readonly most: number
  /** As many as there is time for, whatever the others say. */
  readonly affordable: number
}

/** @param foreseenUs what a repeat may agree with besides another, µs */
export const areEnough = (
  repeatsUs: readonly number[],
  { fewest, most, affordable }: RepeatLimits,
  foreseenUs: number | null = null,
): boolean => {
  const figures = foreseenUs === null ? repeatsUs : [...repeatsUs, foreseenUs]
  return repeatsUs.length >= Math.min(affordable, doAgree(figures) ? fewest : most)
}

interface Measuring {
  readonly workload: Workload
  readonly clock: Clock
  /** What a batch must last. */
  readonly enoughUs: number
  readonly isDone: (bestUs: number) => boolean
}

/** Batches of more and more calls, until one lasts long enough. @returns that one; the last, where it is done before */
const enlarged = async (from: Timed, { workload, clock, enoughUs, isDone }: Measuring): Promise<Timed> => {
  let timed = from
  while (timed.elapsedUs < enoughUs && !isDone(usOf(timed)))
    timed = await timeBatch(workload, clock, nextBatch(timed.calls))
  return timed
}

/**
 * Synchronous baseline: the function called directly, in batches long enough for the clock; the quickest
 * repeat counts, because noise only ever adds.
 * @param isDone asked between repeats, with the quickest so far, µs; once true, what has been measured must do
 * @returns more than 0: of calls that end within a step of the clock, what that step leaves for each
 */
export const measureBaseline = async (
  workload: Workload,
  clock: Clock,
  waiting: Waiting,
  resolutionUs: Micros,
  isDone: (bestUs: number) => boolean,
): Promise<Baseline> => {
  const enoughUs = Math.max(resolutionUs / STEP_SHARE, SHORTEST_BATCH_US)
  const measuring = { workload, clock, enoughUs, isDone }
  let timed = await enlarged(await timeBatch(workload, clock, firstBatch(workload, enoughUs)), measuring)

  // A call may have taken a second: whoever waits hears how far it is, though it was the only one.
  await waiting.turn()
  const limitsOf = ({ elapsedUs }: Timed): RepeatLimits => {
    const affordable = Math.max(FEWEST_REPEATS, Math.floor(BUDGET_US / elapsedUs))
    return { fewest: REPEATS, most: MOST_REPEATS, affordable }
  }
  let repeatsUs = [usOf(timed)]
  let larger = 0
  while (!areEnough(repeatsUs, limitsOf(timed), workload.predictedUs) && !isDone(Math.min(...repeatsUs))) {
    await waiting.turn()
    const next = await timeBatch(workload, clock, timed.calls)
    if (!isBatchTooShort(next.elapsedUs, enoughUs) || larger === MOST_LARGER) repeatsUs.push(usOf(next))
    else {
      larger += 1
      timed = await enlarged(next, measuring)
      repeatsUs = [usOf(timed)]
    }
  }
  const syncUs = micros(Math.max(Math.min(...repeatsUs), resolutionUs / timed.calls))
  return { syncUs, repeatsUs, source: 'measured', workerUs: null }
}

/** A batch long enough for its mean to be a round's, µs. */
export const ROUND_BATCH_US = 20_000

/** One short batch, for the synchronous figure of a round's line. */
export const measureSyncMean = async (workload: Workload, clock: Clock, syncUs: Micros): Promise<Micros> => {
  const { calls, elapsedUs } = await timeBatch(
    workload,
    clock,
    Math.max(1, Math.round(ROUND_BATCH_US / syncUs)),
  )
  return micros(elapsedUs / calls)
}
