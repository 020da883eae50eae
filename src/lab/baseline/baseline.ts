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

/**
 * Synchronous baseline: the function called directly, in batches long enough for the clock; the quickest
 * repeat counts, because noise only ever adds.
 * @param isDone asked between repeats, with the quickest so far, µs; once true, what has been measured must do
 */
export const measureBaseline = async (
  workload: Workload,
  clock: Clock,
  waiting: Waiting,
  resolutionUs: Micros,
  isDone: (bestUs: number) => boolean,
): Promise<Baseline> => {
  const enoughUs = Math.max(resolutionUs / STEP_SHARE, SHORTEST_BATCH_US)
  let timed = await timeBatch(workload, clock, firstBatch(workload, enoughUs))
  while (timed.elapsedUs < enoughUs && !isDone(timed.elapsedUs / timed.calls))
    timed = await timeBatch(workload, clock, nextBatch(timed.calls))

  // A call may have taken a second: whoever waits hears how far it is, though it was the only one.
  await waiting.turn()
  const affordable = Math.max(FEWEST_REPEATS, Math.floor(BUDGET_US / timed.elapsedUs))
  const limits = { fewest: REPEATS, most: MOST_REPEATS, affordable }
  const repeatsUs = [micros(timed.elapsedUs / timed.calls)]
  while (!areEnough(repeatsUs, limits, workload.predictedUs) && !isDone(Math.min(...repeatsUs))) {
    await waiting.turn()
    const { calls, elapsedUs } = await timeBatch(workload, clock, timed.calls)
    repeatsUs.push(micros(elapsedUs / calls))
  }
  return { syncUs: micros(Math.min(...repeatsUs)), repeatsUs, source: 'measured', workerUs: null }
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
