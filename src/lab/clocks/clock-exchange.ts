import { type Clock, instant, type Micros, micros } from '../../domain/time'
import type { Flight, Pool, Task } from '../../pool/index'
import { clockOffset, FEWEST_PINGS, isQuickestFound, type Ping } from '../../stats/clocks/clock-offset'
import type { WorkerClock } from '../../stats/clocks/clock-verdict'

/** So many workers speak for the steps of all clocks. */
const FEW_WORKERS = 16
/** Pings of all workers together before a run: the caller's thread has to warm up too, and stamps are timed by them. */
const ALL_PINGS = 300
/** Most of one worker, where there are few; and where there are many, or threads are warm: a run is to start, or end, soon. */
const MOST_PINGS = 200
const ENOUGH_PINGS = 75

/** How many pings each worker gets. */
interface PingLimits {
  readonly fewest: number
  readonly most: number
}

const limitsOf = (workers: number, isWarm: boolean): PingLimits => {
  const share = isWarm ? 0 : Math.min(MOST_PINGS, Math.floor(ALL_PINGS / workers))
  return { fewest: Math.max(FEWEST_PINGS, share), most: Math.max(ENOUGH_PINGS, share) }
}

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

/** Pings of one worker, one after the other, until the quickest is found; fewer when it stops answering. */
const pingsOf = async (
  pool: Pool<object>,
  worker: number,
  { fewest, most }: PingLimits,
  { resolutionUs, signal }: ExchangeOptions,
): Promise<readonly Ping[]> => {
  const pings: Ping[] = []
  const goesOn = () => pings.length < fewest || (pings.length < most && !isQuickestFound(pings, resolutionUs))
  while (goesOn()) {
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
  /** Whether the threads are warm already. */
  readonly isWarm: boolean
  /** Hears of every ping that was answered. */
  readonly heard?: (ping: Ping) => void
}

/** Measures the clock of every ready worker, while nothing else is called. */
export const exchangeClocks = async (
  pool: Pool<object>,
  options: ExchangeOptions,
): Promise<readonly WorkerClock[]> => {
  const { clock, resolutionUs, signal, isWarm, heard } = options
  const workers = pool.workers()
  const limits = limitsOf(workers.length, isWarm)
  const clocks: WorkerClock[] = []
  for (const worker of workers) {
    if (signal.aborted) break
    const pings = await pingsOf(pool, worker, limits, options)
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
