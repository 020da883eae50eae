import { BUCKET } from '../../domain/figures/buckets/columns'
import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { Instant } from '../../domain/time'
import type { WorkerTallies, WorkerTally } from './worker-tallies'

/** A worker of the pool at this moment. */
export interface WorkerNow {
  readonly id: number
  readonly state: 'starting' | 'ready' | 'retiring'
  /** Calls that it holds. */
  readonly holding: number
  /** When it was sent what it has held longest, ms on the pool's clock; null when it holds nothing. */
  readonly holdingSince: number | null
}

/** The stretch of the timeline that is looked at: whole buckets, the last perhaps unfinished. */
export interface Stretch {
  /** Number of its first bucket, from 0, and how many they are. */
  readonly first: number
  readonly count: number
  /** ms since the run began. */
  readonly until: number
}

/** What workers did over a stretch of the timeline; arrays have an entry for each bucket. */
export interface WorkersView {
  readonly workerHistories: readonly WorkerHistory[]
  /** Mean shares of ready workers, 0 to 1; NaN where none was ready. */
  readonly busy: Float64Array
  readonly held: Float64Array
}

/** From when on a worker holds, and runs, a call that it has not returned: what it returned before counts already. */
interface UnderWay {
  readonly heldFrom: number
  readonly busyFrom: number
}

const NOTHING: UnderWay = { heldFrom: Number.POSITIVE_INFINITY, busyFrom: Number.POSITIVE_INFINITY }

/** A call that is out counts as running since it was sent; once it returns, its own stamps say so better. */
export const underWayOf = (
  { held, busy }: WorkerTally,
  now: WorkerNow | undefined,
  start: Instant,
): UnderWay => {
  const since = now?.holdingSince ?? null
  if (since === null) return NOTHING
  return { heldFrom: Math.max(since - start, held.until), busyFrom: Math.max(since - start, busy.until) }
}

/** Overlap of a bucket with the time from `from` to `until`, ms. */
const overlap = (bucket: number, from: number, until: number): number =>
  from >= until ? 0 : Math.max(0, Math.min(until, (bucket + 1) * BUCKET) - Math.max(from, bucket * BUCKET))

const asByte = (share: number) => Math.round(255 * Math.min(1, share))

const workerHistoryOf = (
  tally: WorkerTally,
  now: WorkerNow | undefined,
  underWay: UnderWay,
  { first, count, until }: Stretch,
  sums: Pick<WorkersView, 'busy' | 'held'>,
): WorkerHistory => {
  const [busy, held] = [new Uint8Array(count), new Uint8Array(count)]
  for (let n = 0; n < count; n += 1) {
    const bucket = first + n
    const span = Math.min(BUCKET, until - bucket * BUCKET)
    const busyMs = tally.busy.byBucket.at(bucket) + overlap(bucket, underWay.busyFrom, until)
    const heldMs = tally.held.byBucket.at(bucket) + overlap(bucket, underWay.heldFrom, until)
    sums.busy[n] = (sums.busy[n] ?? 0) + busyMs
    sums.held[n] = (sums.held[n] ?? 0) + heldMs
    busy[n] = asByte(busyMs / span)
    held[n] = asByte(heldMs / span)
  }
  return {
    id: tally.id,
    state: now?.state ?? 'gone',
    hasDied: tally.replaced > 0,
    holding: now?.holding ?? 0,
    calls: tally.calls,
    busy,
    held,
  }
}

/** Workers that are there, or were in the stretch, by number. */
const shownOf = (
  workerTallies: WorkerTallies,
  present: ReadonlyMap<number, WorkerNow>,
  { first }: Stretch,
  start: Instant,
): readonly WorkerTally[] => {
  for (const id of present.keys()) workerTallies.of(id)
  const from = first * BUCKET
  return [...workerTallies.workers]
    .filter(({ id, leftAt, lastReplyAt }) => present.has(id) || Math.max(leftAt, lastReplyAt - start) >= from)
    .sort((a, b) => a.id - b.id)
}

/**
 * What workers did over a stretch of the timeline.
 * @param workers those of the pool at this moment
 * @param start of the run
 */
export const workersView = (
  workerTallies: WorkerTallies,
  workers: readonly WorkerNow[],
  stretch: Stretch,
  start: Instant,
  now: Instant,
): WorkersView => {
  const sums = { busy: new Float64Array(stretch.count), held: new Float64Array(stretch.count) }
  const present = new Map(workers.map((worker) => [worker.id, worker]))
  const workerHistories = shownOf(workerTallies, present, stretch, start).map((tally) => {
    const worker = present.get(tally.id)
    return workerHistoryOf(tally, worker, underWayOf(tally, worker, start), stretch, sums)
  })
  for (let n = 0; n < stretch.count; n += 1) {
    const ready = workerTallies.readyTimeIn(stretch.first + n, now)
    for (const sum of [sums.busy, sums.held])
      sum[n] = ready > 0 ? Math.min(1, (sum[n] ?? 0) / ready) : Number.NaN
  }
  return { workerHistories, ...sums }
}
