import { type Micros, micros } from '../../domain/time'
import type { Flight, Pool } from '../../pool/index'
import type { Workload } from '../../workloads/workload'
import { areEnough } from './baseline'

/** Length of a batch: long against the clock's step and against the message that asks for it, µs. */
const BATCH_US = 20_000
/** The first batches run in code that is not yet optimised; then they are repeated until two agree, to a limit. */
const FEWEST_REPEATS = 3
const MOST_REPEATS = 6
/** Slow functions are repeated less often, so that a run starts soon, µs. */
const BUDGET_US = 200_000
/** What a batch may take beside three times what it should; a worker that does not come back by then is replaced, ms. */
const PATIENCE_MS = 2000

/** One batch in one worker, by the worker's own stamps, µs a call; null when it did not end as it should. */
const batch = (
  pool: Pool<object>,
  worker: number,
  { method, argsOf }: Workload,
  times: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | null> =>
  new Promise((resolve) => {
    const settle = (outcome: string, _value: unknown, flight: Flight | null) => {
      const us = flight === null ? Number.NaN : ((flight.finishedAt - flight.startedAt) * 1000) / times
      resolve(outcome === 'completed' && us > 0 ? us : null)
    }
    pool.submit({
      method: 'repeat',
      args: [method, argsOf(1), times],
      worker,
      timeoutMs,
      signal,
      submittedAt: 0,
      settle,
    })
  })

/**
 * The workload called directly in one worker, while all else is quiet: the quickest of several batches.
 * @param syncUs the same on the caller's thread
 * @returns null when there is no worker, it does not serve the function, does not come back in time, or not before the signal
 */
export const measureInWorker = async (
  pool: Pool<object>,
  workload: Workload,
  syncUs: Micros,
  signal: AbortSignal,
): Promise<Micros | null> => {
  const [worker] = pool.workers()
  if (worker === undefined) return null
  const times = Math.max(1, Math.round(BATCH_US / syncUs))
  const affordable = Math.max(1, Math.floor(BUDGET_US / (times * syncUs)))
  const limits = { fewest: FEWEST_REPEATS, most: MOST_REPEATS, affordable }
  const timeoutMs = Math.ceil(PATIENCE_MS + (3 * times * syncUs) / 1000)
  const repeatsUs: number[] = []
  while (!areEnough(repeatsUs, limits) && !signal.aborted) {
    const us = await batch(pool, worker, workload, times, timeoutMs, signal)
    if (us === null) break
    repeatsUs.push(us)
  }
  return repeatsUs.length === 0 ? null : micros(Math.min(...repeatsUs))
}
