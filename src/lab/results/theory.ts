import type {
  LittleFigures,
  MeasuredLoad,
  MeasuredQueue,
  NoPrediction,
  Prediction,
  Ranged,
  Theory,
} from '../../domain/figures/expected/theory'
import type { QueueState } from '../../domain/figures/queue-state'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline, Environment, TimelinePoint } from '../../domain/snapshot'
import { type Instant, spanBetween } from '../../domain/time'
import type { Recorder } from '../../record/recorder'
import type { BatchSeries } from '../../record/tallies/batch-series'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import { meanInterval } from '../../stats/intervals/batch-means'
import { areaOf, backlogShareOf, fullSince } from '../../stats/queue/queue-windows'
import type { TheoryEvidence } from '../../theory/evidence'
import { predict } from '../../theory/predict'
import { premisesOf } from '../../theory/premises'
import { parallelOf } from '../../words/facts/of-snapshot'
import type { SegmentLog } from '../calls/segment-log'

/** Fewer calls say nothing of the others. */
const FEWEST_CALLS = 10
/** Ten calls beyond it. */
const FEWEST_FOR_P99 = 1000
/** Of the crossings so many in a hundred are the quickest: those hardly waited for either thread. */
const QUICKEST = 5

/** Two digits: it is an estimate, and a prediction is not made anew for the third. */
const rounded = (us: number) => Number(us.toPrecision(2))

const loadOf = ({ load }: SegmentTally, { stages: { hops } }: Recorder): MeasuredLoad => {
  const { gaps, holds, distanceFromPoisson } = load
  const crossing = hops.count < FEWEST_CALLS ? null : hops.percentile(QUICKEST)
  return {
    arrivalsPerSecond: gaps === null ? null : 1000 / gaps.meanMs,
    holdUs: holds === null ? null : holds.meanMs * 1000,
    arrivalsCv2: gaps?.cv2 ?? null,
    serviceCv2: holds?.cv2 ?? null,
    gapsDistance: distanceFromPoisson,
    leastCrossingUs: crossing === null ? null : rounded(crossing),
    calls: holds?.count ?? 0,
  }
}

const meanOf = ({ count, sum }: BatchSeries): number | null => (count === 0 ? null : sum.x / count)

const rangedOf = (series: BatchSeries): Ranged | null => {
  const value = meanOf(series)
  if (value === null) return null
  const interval = meanInterval(series.means().map(({ x }) => x))
  return interval.kind === 'none'
    ? { value, low: null, high: null }
    : { value, low: interval.low, high: interval.high }
}

/** Time-weighted. @param full buckets since settings changed */
const queueLengthOf = (full: readonly TimelinePoint[]): number | null => {
  const span = full.reduce((sum, point) => sum + point.span, 0)
  return span > 0 ? areaOf(full) / span : null
}

/** The recorder’s percentiles are of the whole run. */
const callP99Of = ({ segments, recorder }: Made): number | null => {
  const { call } = recorder.stages
  return segments.tallies.length === 1 && call.count >= FEWEST_FOR_P99 ? call.percentile(99) : null
}

const measuredOf = (made: Made, full: readonly TimelinePoint[], now: Instant): MeasuredQueue => {
  const segment = made.segments.current
  const span = spanBetween(segment.start, now)
  return {
    queueLength: queueLengthOf(full),
    waitUs: rangedOf(segment.waits),
    callUs: segment.mean,
    callP99Us: callP99Of(made),
    throughputPerSecond: span > 0 ? (segment.latencies.count * 1000) / span : null,
  }
}

const littleOf = ({ system, books, level }: Recorder, now: Instant): LittleFigures | null => {
  if (level !== 'full' || books.submitted === 0) return null
  const { span, lengthIntegral, sojournSum, agesAtEnd } = system.presence(now)
  return span > 0
    ? {
        present: lengthIntegral / span,
        arrivalsPerSecond: (books.submitted * 1000) / span,
        stayUs: ((sojournSum + agesAtEnd) * 1000) / books.submitted,
      }
    : null
}

const lostShareOf = ({ books }: Recorder): number => {
  const { completed, rejected, timedOut, failed } = books.settled
  const lost = rejected + timedOut + failed
  return lost + completed === 0 ? 0 : lost / (lost + completed)
}

const unfinishedShareOf = ({ books }: Recorder): number => {
  const { completed, rejected, timedOut, failed } = books.settled
  return books.submitted === 0 ? 0 : 1 - (completed + rejected + timedOut + failed) / books.submitted
}

/** The calls that were made, and what is known of them. */
interface Made {
  readonly recorder: Recorder
  readonly segments: SegmentLog
  readonly baseline: Baseline
}

export interface Circumstances {
  readonly settings: Settings
  readonly environment: Environment
  readonly queueState: QueueState
  readonly timeline: readonly TimelinePoint[]
  readonly readyWorkers: number
}

const evidenceOf = (
  { recorder, segments, baseline }: Made,
  { settings, environment, queueState, readyWorkers }: Circumstances,
  full: readonly TimelinePoint[],
): TheoryEvidence => {
  const { services } = segments.current
  const { hops } = recorder.stages
  return {
    settings,
    load: loadOf(segments.current, recorder),
    workers: readyWorkers,
    cores: parallelOf(environment)?.value ?? null,
    directUs: baseline.workerUs ?? baseline.syncUs,
    serviceUs: services.count < FEWEST_CALLS ? null : meanOf(services),
    crossingUs: hops.count < FEWEST_CALLS ? null : hops.mean,
    verdict: queueState.verdict,
    backlogShare: backlogShareOf(full),
    lostShare: lostShareOf(recorder),
    unfinishedShare: unfinishedShareOf(recorder),
  }
}

/** To a hundredth of itself: a mean that settles moves by less from one moment to the next. */
const roughly = (us: number | null): number | null =>
  us === null || !(us > 0) ? us : Math.round(100 * Math.log(us))

/** What closed predictions are made from: with hundreds of callers one takes milliseconds, and is kept. */
const keyOf = ({ settings: { mode, demand }, workers, directUs, serviceUs, load, cores }: TheoryEvidence) =>
  [
    mode,
    demand,
    workers,
    directUs,
    cores,
    load.leastCrossingUs,
    roughly(serviceUs),
    roughly(load.holdUs),
  ].join()

/** What theory expects of a run, beside what was measured. */
export class TheoryBook {
  #kept: { readonly key: string; readonly prediction: Prediction | NoPrediction } | null = null

  at(made: Made, circumstances: Circumstances, now: Instant): Theory {
    const full = fullSince(circumstances.timeline, made.segments.currentFrom)
    const evidence = evidenceOf(made, circumstances, full)
    const prediction = this.#predict(evidence)
    return {
      load: evidence.load,
      measured: measuredOf(made, full, now),
      prediction,
      premises: premisesOf(evidence),
      little: littleOf(made.recorder, now),
    }
  }

  #predict(evidence: TheoryEvidence): Prediction | NoPrediction {
    if (evidence.settings.mode !== 'closed') return predict(evidence)
    const key = keyOf(evidence)
    if (this.#kept?.key !== key) this.#kept = { key, prediction: predict(evidence) }
    return this.#kept.prediction
  }
}
