import type { Flight, Pool } from '../../pool/index'
import type { Workload } from '../../workloads/workload'
import { areEnough, isBatchTooShort } from './baseline'

/** Length of a batch: long against the message that asks for it, and as short as the caller's, µs. */
const BATCH_US = 4000
/** So many steps of the clock at least. */
const BATCH_STEPS = 200
/** The first batches run in code that is not yet optimised; then they are repeated until two agree, to a limit. */
const FEWEST_REPEATS = 5
const MOST_REPEATS = 40
/** How often a batch is made larger that was too short: the caller’s thread may be so much slower. */
const MOST_LARGER = 3
/** By so much where it took no time by the clock. */
const LARGER = 10
/** Slow functions are repeated less often, so that a run starts soon, µs. */
const BUDGET_US = 250_000
/** What a batch may take beside three times what it should; a worker that does not come back by then is replaced, ms. */
const PATIENCE_MS = 1000

interface Batch {
  /** By the worker's own stamps, a call. */
  readonly us: number
  readonly isRight: boolean
}

/** What a worker's batches came to. */
export interface WorkerBatches {
  /** µs a call, one figure per batch. */
  readonly repeatsUs: readonly number[]
  /** Whether every batch ended in the result of the calls asked for. */
  readonly isRight: boolean
}

interface Asked {
  readonly pool: Pool<object>
  readonly worker: number
  readonly workload: Workload
  readonly times: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** One batch in one worker; null when it did not end as it should. */
const batch = ({ pool, worker, workload, times, timeoutMs, signal }: Asked): Promise<Batch | null> =>
  new Promise((resolve) => {
    const settle = (outcome: string, value: unknown, flight: Flight | null) => {
      const stampedUs = flight === null ? Number.NaN : (flight.finishedAt - flight.startedAt) * 1000
      const us = workload.inWorker ? (workload.inWorker.meanUs(value) ?? Number.NaN) : stampedUs / times
      const isRight = workload.isRightAfter(times, value)
      resolve(outcome === 'completed' && us >= 0 ? { us, isRight } : null)
    }
    const asked = workload.inWorker?.ask(times) ?? {
      method: 'repeat',
      args: [workload.method, workload.argsOf(1), times],
    }
    pool.submit({
      ...asked,
      worker,
      timeoutMs,
      signal,
      submittedAt: 0,
      settle,
    })
  })

/**
 * The workload called directly in one worker, while all else is quiet.
 * @param syncUs the same on the caller's thread
 * @param resolutionUs the step of the worker's clock
 * @returns no batches when there is no worker, it does not serve the function, does not come back in time, or not before the signal
 */
export const measureInWorker = async (
  pool: Pool<object>,
  workload: Workload,
  syncUs: number,
  resolutionUs: number,
  signal: AbortSignal,
): Promise<WorkerBatches> => {
  const [worker] = pool.workers()
  if (worker === undefined) return { repeatsUs: [], isRight: true }
  const enoughUs = Math.max(BATCH_US, BATCH_STEPS * resolutionUs)
  const timesOf = (us: number) => Math.max(1, Math.round(enoughUs / us))
  let [times, larger, isRight] = [timesOf(syncUs), 0, true]
  let repeatsUs: number[] = []
  const areDone = () => {
    const affordable = Math.max(1, Math.floor(BUDGET_US / (times * (repeatsUs[0] ?? syncUs))))
    return areEnough(repeatsUs, { fewest: FEWEST_REPEATS, most: MOST_REPEATS, affordable })
  }
  const timeoutMs = Math.ceil(PATIENCE_MS + (3 * Math.max(enoughUs, syncUs)) / 1000)
  while (!areDone() && !signal.aborted) {
    const done = await batch({ pool, worker, workload, times, timeoutMs, signal })
    if (done === null) break
    isRight &&= done.isRight
    if (isBatchTooShort(done.us * times, enoughUs) && larger < MOST_LARGER) {
      larger += 1
      times = done.us > 0 ? timesOf(done.us) : times * LARGER
      repeatsUs = []
    } else if (done.us > 0) repeatsUs.push(done.us)
    else break
  }
  return { repeatsUs, isRight }
}
