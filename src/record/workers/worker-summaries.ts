import type { WorkerSummary } from '../../domain/report'
import { type Instant, spanBetween } from '../../domain/time'
import type { WorkerTallies, WorkerTally } from './worker-tallies'
import { underWayOf, type WorkerNow } from './workers-view'

/**
 * What each worker did from `start` to `end`, by number. What it was sent and had not returned then counts as far as
 * that lies before the end: by its own stamps where it came back since, else as running since it was sent.
 * @param present workers of the pool at the end, with what they held
 */
export const workerSummaries = (
  tallies: WorkerTallies,
  present: readonly WorkerNow[],
  start: Instant,
  end: Instant,
): readonly WorkerSummary[] => {
  const span = spanBetween(start, end)
  const at = new Map(present.map((worker) => [worker.id, worker]))
  // Two threads' clocks may part by a few µs: a worker has no more time than there was.
  const share = (ms: number, from: number) =>
    span > 0 ? Math.min(1, (ms + Math.max(0, span - from)) / span) : 0
  const summaryOf = (tally: WorkerTally): WorkerSummary => {
    const { busyFrom, heldFrom } = underWayOf(tally, at.get(tally.id), start)
    const { id, calls, busy, held, replaced } = tally
    return { id, calls, busy: share(busy.ms, busyFrom), held: share(held.ms, heldFrom), replaced }
  }
  return [...tallies.workers].sort((a, b) => a.id - b.id).map(summaryOf)
}
