import type { Waiting } from '../demand/driver'
import type { Baseline } from '../domain/snapshot'
import { type Clock, latencyBetween, type Micros, micros } from '../domain/time'
import type { Workload } from '../workloads/workload'

/** A batch must last so long that the clock's step is at most this share of it. */
const STEP_SHARE = 0.005
const SHORTEST_BATCH_US = 20_000
const REPEATS = 7
/** While the two quickest repeats differ by more than this share, the thread is not quiet: repeat, to a limit. */
const AGREEMENT = 0.05
const MOST_REPEATS = 14
/** Slow functions are repeated less often, so that a run starts soon, µs. */
const BUDGET_US = 2_000_000
const FEWEST_REPEATS = 2

interface Timed {
  readonly calls: number
  readonly elapsedUs: Micros
}

const timeBatch = async (workload: Workload, clock: Clock, calls: number): Promise<Timed> => {
  const start = clock.now()
  await workload.runDirectly(calls)
  return { calls, elapsedUs: latencyBetween(start, clock.now()) }
}

/** 1, 2, 5, 10, 20, 50, … (the steps of Python's timeit, whose rule this is). */
const nextBatch = (calls: number) => (String(calls).startsWith('2') ? (calls / 2) * 5 : calls * 2)

/** Where the batches begin: at one call, or, where the time of a call is foreseen, at a batch half long enough. */
const firstBatch = ({ predictedUs }: Workload, enoughUs: number): number => {
  let calls = 1
  while (predictedUs !== null && nextBatch(calls) * predictedUs <= enoughUs / 2) calls = nextBatch(calls)
  return calls
}

const doAgree = (repeatsUs: readonly Micros[]): boolean => {
  const [best = 0, second = Number.POSITIVE_INFINITY] = repeatsUs.toSorted((a, b) => a - b)
  return second <= best * (1 + AGREEMENT)
}

/**
 * Synchronous baseline: the function called directly, in batches long enough for the clock; the quickest
 * repeat counts, because noise only ever adds.
 * @param isStopped asked between repeats; once true, what has been measured must do
 */
export const measureBaseline = async (
  workload: Workload,
  clock: Clock,
  waiting: Waiting,
  resolutionUs: Micros,
  isStopped: () => boolean,
): Promise<Baseline> => {
  const enoughUs = Math.max(resolutionUs / STEP_SHARE, SHORTEST_BATCH_US)
  let timed = await timeBatch(workload, clock, firstBatch(workload, enoughUs))
  while (timed.elapsedUs < enoughUs && !isStopped())
    timed = await timeBatch(workload, clock, nextBatch(timed.calls))

  const affordable = Math.max(FEWEST_REPEATS, Math.floor(BUDGET_US / timed.elapsedUs))
  const repeatsUs = [micros(timed.elapsedUs / timed.calls)]
  const isEnough = () => {
    const { length } = repeatsUs
    return length >= Math.min(affordable, doAgree(repeatsUs) ? REPEATS : MOST_REPEATS)
  }
  while (!isEnough() && !isStopped()) {
    await waiting.turn()
    const { calls, elapsedUs } = await timeBatch(workload, clock, timed.calls)
    repeatsUs.push(micros(elapsedUs / calls))
  }
  return { syncUs: micros(Math.min(...repeatsUs)), repeatsUs, source: 'measured', workerUs: null }
}

/** One short batch, for the synchronous figure of a round's line. */
export const measureSyncMean = async (workload: Workload, clock: Clock, syncUs: Micros): Promise<Micros> => {
  const { calls, elapsedUs } = await timeBatch(
    workload,
    clock,
    Math.max(1, Math.round(SHORTEST_BATCH_US / syncUs)),
  )
  return micros(elapsedUs / calls)
}
