import { STAGES, type Stage } from '../../domain/call'
import { BUCKETS_KEPT, type ClassPoint, type StagePoint } from '../../domain/figures/buckets/columns'
import { StoredBuckets } from '../../domain/figures/buckets/stored-buckets'
import type { Expected } from '../../domain/figures/expected/theory'
import { PERCENTILES } from '../../domain/figures/percentile'
import type { TimelinePoint } from '../../domain/snapshot'
import { type Instant, type Millis, micros, spanBetween } from '../../domain/time'
import type { LatencyHistogram } from '../percentiles/histogram'
import type { MeanPair } from '../tallies/batch-series'
import type { Bucket } from './bucket'
import type { QueueTally } from './queue-tally'
import type { RollingWindow } from './window'

const NO_HEAT = new Uint32Array(0)
const PERCENTS = [PERCENTILES.p50, PERCENTILES.p90, PERCENTILES.p99, PERCENTILES.p999]

/** The interval of a ratio, from sums of what is divided and of what it is divided by; null when it is unknown. */
export type IntervalOf = (sums: readonly MeanPair[]) => { readonly low: number; readonly high: number } | null

const stagePointOf = (histogram: LatencyHistogram): StagePoint => {
  const none = micros(0)
  const [p50 = none, p90 = none, p99 = none, p999 = none] = histogram.percentiles(PERCENTS)
  return { mean: histogram.mean ?? none, p50, p90, p99, p999 }
}

const stagePointsOf = ({ stages }: Bucket): TimelinePoint['stages'] =>
  stages.call.count === 0
    ? null
    : (Object.fromEntries(STAGES.map((stage) => [stage, stagePointOf(stages[stage])])) as Record<
        Stage,
        StagePoint
      >)

/** What a point of the timeline is made of. */
export interface PointParts {
  readonly rolling: RollingWindow
  readonly queue: QueueTally
  readonly intervalOf: IntervalOf
  /** What other traffic did in the bucket that ends there, or, unfinished, holds it. */
  readonly backgroundAt: (end: Instant) => ClassPoint | null
  /** When the call that waits longest was submitted; null when none waits. */
  readonly oldestSince: () => Instant | null
  /** What theory expects of this moment. */
  readonly expected: () => Expected
  readonly runStart: Instant
}

/** A call that was submitted later did not wait yet. The queue is first come, first served: none waited longer. */
const ageAt = (end: Instant, since: Instant | null): Millis | null =>
  since === null || since > end ? null : spanBetween(since, end)

/** The bucket that is being filled as a point of the timeline, up to `end`. */
export const currentPoint = (
  { rolling, queue, intervalOf, backgroundAt, oldestSince, expected, runStart }: PointParts,
  end: Instant,
  complete: boolean,
): TimelinePoint => {
  const { current: bucket } = rolling
  const interval = intervalOf(rolling.ratioSums())
  const { queue: expectedQueue, waitUs, callUs } = expected()
  return {
    t: spanBetween(runStart, end),
    span: spanBetween(bucket.start, end),
    complete,
    queueMean: queue.meanUntil(end),
    queueMax: queue.max,
    queueOldestMs: queue.length === 0 ? null : ageAt(end, oldestSince()),
    submitted: bucket.submitted,
    samples: bucket.completed,
    stages: stagePointsOf(bucket),
    slowdown: rolling.slowdown(),
    slowdownLow: interval?.low ?? null,
    slowdownHigh: interval?.high ?? null,
    // Known for sure only when the calls that workers hold have returned.
    busy: null,
    held: null,
    expectedQueue,
    expectedWaitUs: waitUs === null ? null : micros(waitUs),
    expectedCallUs: callUs === null ? null : micros(callUs),
    excluded: bucket.excluded,
    lost: bucket.lost,
    heat: bucket.stages.call.count === 0 ? NO_HEAT : bucket.heat.slice(),
    background: backgroundAt(end),
  }
}

/** The newest of the buckets are kept as they came too: these are asked for again and again. */
const POINTS_AT_HAND = 120

/** The closed buckets of a run, by number from 0, as points. */
export class Timeline {
  readonly #stored = new StoredBuckets()
  readonly #atHand: TimelinePoint[] = []
  #length = 0

  /** Buckets closed since the run began. */
  get length(): number {
    return this.#length
  }

  push(point: TimelinePoint): void {
    this.#stored.write(this.#length, point)
    this.#atHand[this.#length % POINTS_AT_HAND] = point
    this.#length += 1
  }

  /** Shares of a bucket that become known only later, when calls come back that it has seen leave. */
  setShares(number: number, { busy, held }: Pick<TimelinePoint, 'busy' | 'held'>): void {
    const point = this.#at(number)
    if (point.busy === busy && point.held === held) return
    const changed = { ...point, busy, held }
    this.#stored.write(number, changed)
    if (number >= this.#length - POINTS_AT_HAND) this.#atHand[number % POINTS_AT_HAND] = changed
  }

  /** The newest, oldest first. */
  last(count: number): TimelinePoint[] {
    const wanted = Math.min(count, BUCKETS_KEPT, this.#length)
    return Array.from({ length: wanted }, (_, n) => this.#at(this.#length - wanted + n))
  }

  #at(number: number): TimelinePoint {
    const point = this.#atHand[number % POINTS_AT_HAND]
    return number >= this.#length - POINTS_AT_HAND && point ? point : this.#stored.read(number)
  }
}
