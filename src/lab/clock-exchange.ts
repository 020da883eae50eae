import { instant, type Micros, micros, millis } from '../domain/time'
import type { Flight, Pool, Task } from '../pool/index'
import { clockOffset, judgeOrigins, PINGS, type Ping } from '../stats/clock-offset'

/** Up to this many workers each get all the pings of a full measurement; with more, starting would take too long. */
const FEW_WORKERS = 16
/** Fewest pings that a measurement can be made of. */
const FEWEST_PINGS = 75

/** What pings say of the workers' clocks, against the threads' time origins, by which instants are moved. */
export interface ClockExchange {
  /** Workers whose clocks were measured. */
  readonly measured: number
  /** Of these, those whose clocks are not where their time origins say. */
  readonly off: number
  /** Largest disagreement found, and the largest bound of what a measurement can tell. */
  readonly worstUs: Micros
  readonly boundUs: Micros
}

/** Before any was measured: hops may come out wrong by what pings between quiet threads could not tell at worst. */
export const UNMEASURED: ClockExchange = { measured: 0, off: 0, worstUs: micros(0), boundUs: micros(250) }

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

/**
 * Measures the clock of every ready worker, while nothing else is called.
 * @param signal ends it early, as when a worker does not answer; what was measured until then counts
 */
export const exchangeClocks = async (
  pool: Pool<object>,
  resolutionUs: Micros,
  signal: AbortSignal,
): Promise<ClockExchange> => {
  const workers = pool.workers()
  const count = workers.length <= FEW_WORKERS ? PINGS : FEWEST_PINGS
  let [measured, off, worstUs, boundUs] = [0, 0, 0, 0]
  for (const worker of workers) {
    if (signal.aborted) break
    const offset = clockOffset(await pingsOf(pool, worker, count, signal), resolutionUs)
    if (offset.kind === 'none') continue
    measured += 1
    boundUs = Math.max(boundUs, offset.bound)
    worstUs = Math.max(worstUs, Math.abs(offset.offset) * 1000)
    if (judgeOrigins(millis(0), offset).kind === 'off') off += 1
  }
  return { measured, off, worstUs: micros(worstUs), boundUs: micros(boundUs) }
}
