import { type Clock, instant, type Micros, micros } from '../../domain/time'
import type { Flight, Pool, Task } from '../../pool/index'
import { clockOffset, PINGS, type Ping } from '../../stats/clocks/clock-offset'
import type { WorkerClock } from '../../stats/clocks/clock-verdict'

/** So many workers speak for the steps of all clocks. */
const FEW_WORKERS = 16
/** Pings of all workers together, where that leaves each enough: each takes a few tenths of a millisecond. */
const ALL_PINGS = 300
/** Fewest pings that a measurement can be made of. */
const FEWEST_PINGS = 75

/** One worker gets all the pings of a full measurement; more get fewer each, so that a run starts soon. */
const pingsEach = (workers: number) =>
  Math.max(FEWEST_PINGS, Math.min(PINGS, Math.floor(ALL_PINGS / Math.max(1, workers))))

/** One call to one worker that does nothing there. @returns null when it was not answered */
const ping = (pool: Pool<object>, worker: number, signal: AbortSignal): Promise<Ping | null> =>
  new Promise((resolve) => {
    const settle = (_outcome: string, _value: unknown, flight: Flight | null) =>
      resolve(flight && Number.isFinite(flight.receivedAt) ? pingOf(flight) : null)
    const task: Task = { method: 'ping', args: [], worker, signal, submittedAt: 0, settle }
    pool.submit(task)
  })

/** The worker's instants are on this thread's clock already, by the time origins: what is left is their error. */
const pingOf = ({ dispatchedAt, startedAt, finishedAt, receivedAt }: Flight): Ping => ({
  sentAt: instant(dispatchedAt),
  receivedAt: instant(startedAt),
  answeredAt: instant(finishedAt),
  returnedAt: instant(receivedAt),
})

/** Pings of one worker, one after the other; fewer when it stops answering. */
const pingsOf = async (
  pool: Pool<object>,
  worker: number,
  count: number,
  signal: AbortSignal,
): Promise<readonly Ping[]> => {
  const pings: Ping[] = []
  while (pings.length < count) {
    const answer = await ping(pool, worker, signal)
    if (!answer) break
    pings.push(answer)
  }
  return pings
}

export interface ExchangeOptions {
  readonly clock: Pick<Clock, 'now'>
  /** The greater step of the two clocks. */
  readonly resolutionUs: Micros
  /** Ends it early, as when a worker does not answer; what was measured until then counts. */
  readonly signal: AbortSignal
  /** Whether the threads are warm already, and the fewest pings do. */
  readonly isWarm: boolean
  /** Hears of every ping that was answered. */
  readonly heard?: (ping: Ping) => void
}

/** Measures the clock of every ready worker, while nothing else is called. */
export const exchangeClocks = async (
  pool: Pool<object>,
  { clock, resolutionUs, signal, isWarm, heard }: ExchangeOptions,
): Promise<readonly WorkerClock[]> => {
  const workers = pool.workers()
  const count = isWarm ? FEWEST_PINGS : pingsEach(workers.length)
  const clocks: WorkerClock[] = []
  for (const worker of workers) {
    if (signal.aborted) break
    const pings = await pingsOf(pool, worker, count, signal)
    if (heard) pings.forEach(heard)
    const measured = clockOffset(pings, resolutionUs)
    if (measured.kind === 'offset') clocks.push({ worker, at: clock.now(), measured })
  }
  return clocks
}

/** The step of one worker's clock, µs; null when it does not say. */
const stepOf = (pool: Pool<object>, worker: number, signal: AbortSignal): Promise<number | null> =>
  new Promise((resolve) => {
    const settle = (outcome: string, value: unknown) =>
      resolve(outcome === 'completed' && typeof value === 'number' && value > 0 ? value : null)
    pool.submit({ method: 'clockStep', args: [], worker, signal, submittedAt: 0, settle })
  })

/**
 * The coarsest step among the workers' clocks, measured by themselves, side by side: clocks are coarsened by rules
 * that hold for all threads of a page, so a few workers speak for many.
 * @returns null when none answered
 */
export const measureWorkerResolution = async (
  pool: Pool<object>,
  signal: AbortSignal,
): Promise<Micros | null> => {
  const workers = pool.workers().slice(0, FEW_WORKERS)
  const steps = await Promise.all(workers.map((worker) => stepOf(pool, worker, signal)))
  const known = steps.filter((step) => step !== null)
  return known.length === 0 ? null : micros(Math.max(...known))
}
