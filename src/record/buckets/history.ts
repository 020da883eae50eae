import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'
import { type Instant, instant, later, spanBetween } from '../../domain/time'
import { type CallStages, PLACE, type SubmittedCall } from '../calls/call-stages'
import { FreshCalls, type RunHistograms } from '../calls/fresh-calls'
import { LatencyHistogram } from '../percentiles/histogram'
import { SHARES_KEPT, type WorkerTallies } from '../workers/worker-tallies'
import { type WorkerNow, type WorkersView, workersView } from '../workers/workers-view'
import { type Bucket, stageHistograms } from './bucket'
import { QueueTally } from './queue-tally'
import { addTaken, NOTHING_TAKEN, type TakenTime } from './taken-time'
import { currentPoint, type PointParts, Timeline } from './timeline'
import { RollingWindow } from './window'

/** Points a snapshot carries: thirty seconds, the unfinished one with them. */
export const POINTS_SHOWN = SHARES_KEPT

/** The newest points, and what each worker did over the newest `POINTS_SHOWN` of them. */
export interface Chart {
  readonly timeline: readonly TimelinePoint[]
  readonly workerHistories: readonly WorkerHistory[]
}

/** What is asked of others for every point. */
type Asked = Pick<PointParts, 'intervalOf' | 'backgroundAt' | 'oldestSince' | 'expected'>

/** What happened when: buckets of a quarter second, the rolling window over them, and the whole run. */
export class History {
  readonly #start: Instant
  readonly #workerTallies: WorkerTallies
  readonly #fresh = new FreshCalls()
  readonly #run: RunHistograms = {
    stages: stageHistograms(3),
    lag: new LatencyHistogram(3),
    due: new LatencyHistogram(3),
  }
  readonly #rolling: RollingWindow
  readonly #timeline = new Timeline()
  readonly #queue: QueueTally
  readonly #parts: PointParts
  /** When the bucket that is being filled is full; in an array, where looking at it makes no garbage. */
  readonly #end = new Float64Array(1)
  /** What of the workerTallies's time was handed on already. */
  readonly #handedOn: TakenTime = { ...NOTHING_TAKEN }
  /** The workers as last seen. */
  #workers: readonly WorkerNow[] = []

  constructor(
    start: Instant,
    workerTallies: WorkerTallies,
    { intervalOf, backgroundAt, oldestSince, expected }: Asked,
  ) {
    this.#start = start
    this.#workerTallies = workerTallies
    this.#rolling = new RollingWindow(start)
    this.#end[0] = this.#rolling.currentEnd
    this.#queue = new QueueTally(start)
    this.#rolling.current.wasQueueEmpty = true
    this.#parts = {
      rolling: this.#rolling,
      queue: this.#queue,
      intervalOf,
      backgroundAt,
      oldestSince,
      expected,
      runStart: start,
    }
  }

  /** Of the whole run, up to now. */
  get run(): RunHistograms {
    this.#handOn()
    return this.#run
  }
  get rollingWindow(): RollingWindow {
    this.#handOn()
    return this.#rolling
  }
  /** The bucket that is being filled, for counting; latencies reach it through `completed`. */
  get bucket(): Bucket {
    return this.#rolling.current
  }

  queueLength(length: number, at: Instant): void {
    this.#queue.set(length, at)
    if (length === 0) this.#rolling.current.wasQueueEmpty = true
  }
  /** Of the whole run. */
  queueSummary(now: Instant): { readonly mean: number; readonly max: number } {
    return { mean: this.#queue.meanOfAllUntil(now), max: this.#queue.maxOfAll }
  }
  /** A call of open demand was submitted, on time or late. */
  submittedLate(call: SubmittedCall): void {
    this.#fresh.recordLag(call)
  }
  /** @param isDue whether it was scheduled: a call of open demand */
  completed(stages: CallStages, isDue: boolean): void {
    if (isDue) this.#fresh.recordDue(stages)
    const bucket = this.#rolling.current
    bucket.completed += 1
    this.#rolling.addRatio(stages.values[PLACE.call] as number, stages.values[PLACE.sync] as number)
    this.#fresh.record(stages)
  }

  /** Brings the timeline up to `now`: closes the buckets that are full. */
  advance(now: Instant): void {
    while (now >= (this.#end[0] as number)) this.#close(this.#rolling.currentEnd)
  }

  /** The same up to the submission of a call. */
  advanceTo({ submittedAt }: SubmittedCall): void {
    if (submittedAt >= (this.#end[0] as number)) this.advance(instant(submittedAt))
  }

  /** @param workers of the pool at this moment */
  chart(now: Instant, count: number, workers: readonly WorkerNow[]): Chart {
    this.advance(now)
    this.#handOn()
    this.#workers = workers
    const isOpen = now > this.#rolling.current.start
    const closed = Math.min(this.#timeline.length, POINTS_SHOWN - 1)
    const view = this.#view(this.#timeline.length - closed, closed + (isOpen ? 1 : 0), now)
    const timeline = this.#timeline.last(count - 1).map((point) => this.#withBackground(point))
    if (isOpen) timeline.push({ ...currentPoint(this.#parts, now, false), ...sharesAt(view, closed) })
    return { timeline, workerHistories: view.workerHistories }
  }

  /** Of points that are not at hand any more, what the background did stands in its own books only. */
  #withBackground(point: TimelinePoint): TimelinePoint {
    if (point.background) return point
    const background = this.#parts.backgroundAt(later(this.#start, point.t))
    return background ? { ...point, background } : point
  }

  #close(end: Instant): void {
    this.#handOn()
    // The last that can be told of the oldest bucket shown, before it is forgotten who did what in it.
    const oldest = this.#timeline.length + 1 - POINTS_SHOWN
    if (oldest >= 0) this.#view(oldest, 1, end)
    this.#timeline.push(currentPoint(this.#parts, end, true))
    this.#queue.reset(end)
    this.#rolling.roll(end)
    this.#end[0] = this.#rolling.currentEnd
    this.#rolling.current.wasQueueEmpty = this.#queue.length === 0
  }

  /** What workers did in some buckets, written down in those that are closed: returning calls tell of the past. */
  #view(first: number, count: number, now: Instant): WorkersView {
    const stretch = { first, count, until: spanBetween(this.#start, now) }
    const view = workersView(this.#workerTallies, this.#workers, stretch, this.#start, now)
    const closed = Math.min(count, this.#timeline.length - first)
    for (let n = 0; n < closed; n += 1) this.#timeline.setShares(first + n, sharesAt(view, n))
    return view
  }

  #handOn(): void {
    const { current } = this.#rolling
    this.#fresh.handOn(this.#run, current)
    addTaken(current.taken, this.#workerTallies.taken, this.#handedOn)
    Object.assign(this.#handedOn, this.#workerTallies.taken)
  }
}

const known = (share: number | undefined): number | null =>
  share === undefined || Number.isNaN(share) ? null : share

const sharesAt = ({ busy, held }: WorkersView, n: number): Pick<TimelinePoint, 'busy' | 'held'> => ({
  busy: known(busy[n]),
  held: known(held[n]),
})
