import { type Outcome, STAGES, type Stage } from '../domain/call'
import { PERCENTILES } from '../domain/percentile'
import type { Settings } from '../domain/settings'
import type { StagePoint, TimelinePoint } from '../domain/snapshot'
import {
  type Instant,
  instant,
  latencyBetween,
  type Micros,
  type Millis,
  micros,
  spanBetween,
} from '../domain/time'
import type { Flight, PoolObserver } from '../pool/index'
import { BatchSeries } from './batch-series'
import { type Bucket, stageHistograms } from './bucket'
import { CallStages } from './call-stages'
import type { ClassTally } from './class-tally'
import { CrewTally } from './crew-tally'
import { LatencyHistogram } from './histogram'
import { MeanTally } from './mean-tally'
import { MovedFlight } from './moved-flight'
import { QueueTally } from './queue-tally'
import { Recent } from './recent'
import type { SegmentTally } from './segment-tally'
import { StampTally } from './stamp-tally'
import { SystemTally } from './system-tally'
import { type Surroundings, Vigil } from './vigil'
import { RollingWindow } from './window'

/** Buckets kept: ten minutes of 250 ms. */
const POINTS_KEPT = 2400
/** Buckets a snapshot carries: thirty seconds. */
export const POINTS_SHOWN = 120

/** Batches from which the ratio's interval is taken, at least. */
const BATCHES = 20

const NO_HEAT = new Uint32Array(0)

const stagePointOf = (histogram: LatencyHistogram): StagePoint => ({
  mean: histogram.mean ?? micros(0),
  p50: histogram.percentile(PERCENTILES.p50) ?? micros(0),
  p90: histogram.percentile(PERCENTILES.p90) ?? micros(0),
  p99: histogram.percentile(PERCENTILES.p99) ?? micros(0),
  p999: histogram.percentile(PERCENTILES.p999) ?? micros(0),
})

const stagePointsOf = ({ stages }: Bucket): TimelinePoint['stages'] =>
  stages.call.count === 0
    ? null
    : (Object.fromEntries(STAGES.map((stage) => [stage, stagePointOf(stages[stage])])) as Record<
        Stage,
        StagePoint
      >)

/** What the recorder needs of a call. */
export interface RecordedCall {
  /** Open demand: when it should have been submitted. */
  readonly scheduledAt: Instant | null
  readonly submittedAt: number
  /** Of the settings under which it was submitted. */
  readonly segment: SegmentTally
}

export interface RecorderOptions {
  /** By how much two threads' clocks may differ. */
  readonly clockUncertaintyUs?: Micros
  readonly level?: Settings['recording']
  /** By worker, what to add to the instants of a clock that is not where its time origin says, ms. */
  readonly corrections?: ReadonlyMap<number, number>
  readonly surroundings?: Surroundings
}

/**
 * Writes down what happens to calls: O(1) for each, in memory that does not grow with time. It draws no
 * conclusions; `stats` does.
 */
export class Recorder implements PoolObserver {
  readonly start: Instant
  /** How much is written down: `counters` leaves latencies out, `off` all but the number of calls. */
  readonly level: Settings['recording']
  readonly window: RollingWindow
  readonly crew = new CrewTally()
  /** Of completed calls, whole run. */
  readonly stages: Readonly<Record<Stage, LatencyHistogram>>
  readonly lag = new LatencyHistogram(3)
  readonly stamps: StampTally
  readonly system: SystemTally
  readonly settledCounts: Record<Outcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    timedOut: 0,
    rejected: 0,
  }
  submittedCount = 0
  /** Completed calls of the round that is going on. */
  round = new MeanTally()
  /** Latencies of completed calls beside the baselines they were made under, in batches; µs. */
  readonly ratio = new BatchSeries(BATCHES)
  /** Sum of the baselines of completed calls, µs. */
  baselineSumUs = 0
  readonly #timeline = new Recent<TimelinePoint>(POINTS_KEPT)
  readonly #bucketQueue: QueueTally
  readonly #runQueue: QueueTally
  /** What is written down of other traffic beside these calls; null when there is none. */
  background: ClassTally | null = null
  readonly #measured = new CallStages()
  readonly #movedFlight: MovedFlight
  /** Over the thread that all of this happens on. */
  readonly vigil: Vigil

  constructor(
    start: Instant,
    {
      clockUncertaintyUs = micros(0),
      level = 'full',
      corrections = new Map<number, number>(),
      surroundings,
    }: RecorderOptions = {},
  ) {
    this.start = start
    this.level = level
    this.#movedFlight = new MovedFlight(corrections)
    this.vigil = new Vigil(start, surroundings)
    this.stamps = new StampTally(clockUncertaintyUs)
    this.system = new SystemTally(start)
    this.window = new RollingWindow(start)
    this.#bucketQueue = new QueueTally(start)
    this.#runQueue = new QueueTally(start)
    this.stages = stageHistograms(3)
  }

  /** The queue's length changed; called by the pool. */
  queueLength(length: number, at: number): void {
    if (this.level === 'off') return
    const moment = instant(at)
    this.advance(moment)
    this.#bucketQueue.set(length, moment)
    this.#runQueue.set(length, moment)
  }

  workerDied(worker: number): void {
    this.crew.died(worker)
  }

  /** A call was handed to the pool. */
  submitted({ scheduledAt, submittedAt, segment }: RecordedCall): void {
    const at = instant(submittedAt)
    if (this.level !== 'off') this.advance(at)
    this.submittedCount += 1
    this.window.current.submitted += 1
    segment.submitted()
    if (this.level !== 'full') return
    this.vigil.sign(at)
    this.system.enter(at)
    // While the page is hidden, timers are late by the browser's leave.
    if (scheduledAt === null || this.vigil.meets(at)) return
    const lag = latencyBetween(scheduledAt, at)
    this.lag.record(lag)
    this.window.current.lag.record(lag)
  }

  /**
   * A call ended.
   * @param flight its travels; null when it was never sent
   * @param at the caller's first moment after it
   * @param lockWait what its worker waited for the lock
   */
  settled(outcome: Outcome, call: RecordedCall, flight: Flight | null, at: Instant, lockWait?: Micros): void {
    if (this.level !== 'full') {
      this.#count(outcome, call, flight, at)
      return
    }
    this.vigil.sign(at)
    this.advance(at)
    this.settledCounts[outcome] += 1
    this.system.leave(instant(call.submittedAt), at)
    if (outcome === 'completed' && flight) this.#completed(call, this.#movedFlight.of(flight), at, lockWait)
  }

  /** A call ended, of which nothing is written down but that it did, and maybe where. */
  #count(outcome: Outcome, { segment }: RecordedCall, flight: Flight | null, at: Instant): void {
    if (this.level !== 'off') this.advance(at)
    this.settledCounts[outcome] += 1
    if (outcome !== 'completed') return
    this.window.current.completed += 1
    segment.counted()
    if (flight && this.level !== 'off') this.crew.landed(this.#movedFlight.of(flight))
  }

  #completed(
    { scheduledAt, submittedAt, segment }: RecordedCall,
    flight: Flight,
    at: Instant,
    lockWait: Micros = micros(0),
  ): void {
    const { stages, window } = this
    const measured = this.#measured
    measured.measure(scheduledAt, instant(submittedAt), flight, at, lockWait)
    // A call whose stamps contradict each other says nothing about latency; it is counted, and a check tells.
    if (!this.stamps.check(measured, flight, at)) return
    this.crew.landed(flight, lockWait)
    if (this.vigil.meets(submittedAt)) {
      this.#exclude(segment)
      return
    }

    for (const stage of STAGES) {
      stages[stage].record(measured[stage])
      window.current.stages[stage].record(measured[stage])
    }

    const { syncUs } = segment.baseline
    window.current.completed += 1
    window.current.baselineSumUs += syncUs
    this.baselineSumUs += syncUs
    this.ratio.add(measured.call, syncUs)
    this.round.add(measured.call)
    segment.completed(measured.call)
  }

  /** A call that met an interruption: it is counted wherever calls are, and in no latency. */
  #exclude(segment: SegmentTally): void {
    this.vigil.exclude()
    this.window.current.excluded += 1
    segment.counted()
  }

  beginRound(): void {
    this.round = new MeanTally()
  }

  /** Brings the timeline up to `now`: closes the buckets that are full. */
  advance(now: Instant): void {
    while (now >= this.window.currentEnd) {
      const end = this.window.currentEnd
      const point = this.#pointOf(this.window.current, end, true)
      this.#timeline.push(point)
      this.#bucketQueue.reset(end)
      this.window.roll(end)
    }
  }

  /** The newest points, oldest first, the unfinished bucket last. */
  timeline(now: Instant, count: number = POINTS_KEPT): TimelinePoint[] {
    this.advance(now)
    // The queue's length was not followed: points would show none.
    if (this.level === 'off') return []
    const closed = this.#timeline.last(count - 1)
    if (now <= this.window.current.start) return closed
    return [...closed, this.#pointOf(this.window.current, now, false)]
  }

  /** Time-weighted mean and maximum of the queue length over the run; null where it was not followed. */
  queueSummary(now: Instant): { readonly mean: number | null; readonly max: number | null } {
    if (this.level === 'off') return { mean: null, max: null }
    return { mean: this.#runQueue.meanUntil(now), max: this.#runQueue.max }
  }

  elapsed(now: Instant): Millis {
    return spanBetween(this.start, now)
  }

  #pointOf(bucket: Bucket, end: Instant, complete: boolean): TimelinePoint {
    return {
      t: this.elapsed(end),
      span: spanBetween(bucket.start, end),
      complete,
      queueMean: this.#bucketQueue.meanUntil(end),
      queueMax: this.#bucketQueue.max,
      submitted: bucket.submitted,
      samples: bucket.completed,
      stages: stagePointsOf(bucket),
      slowdown: this.window.slowdown(),
      slowdownLow: null,
      slowdownHigh: null,
      busy: null,
      held: null,
      excluded: bucket.excluded,
      heat: NO_HEAT,
      background: this.background?.pointAt(end) ?? null,
    }
  }
}
