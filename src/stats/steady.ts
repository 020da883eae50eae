import type { BatchSeries, MeanPair } from '../record/batch-series'
import type { SegmentTally } from '../record/segment-tally'
import { leastOfRepeats } from './frozen'
import { type RatioInterval, ratioInterval, ratioToFrozen } from './ratio-interval'
import type { Unknown } from './unknown'
import { warmUpOf } from './warm-up'

/** A ratio of means, with its 95 % interval where that is known. */
export interface SteadyRatio {
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The slowdown of a run, and what was left out of it. */
export interface SteadyFigures {
  readonly slowdown: SteadyRatio
  readonly inflation: SteadyRatio
  readonly ratioOfAll: number | null
  readonly leftOutCalls: number
}

/** Batches of a segment that are warm-up; none where it cannot be told. */
const cutBatchesOf = ({ latencies }: SegmentTally): number => {
  const found = warmUpOf(
    latencies.means().map(({ x }) => x),
    1,
  )
  return found.kind === 'warm' ? found.cutBatches : 0
}

/** One segment's part of a ratio, after its warm-up. */
interface Part {
  readonly batches: readonly MeanPair[]
  readonly batchSize: number
  /** Of all calls after the warm-up, those that fill no batch with them. */
  readonly sum: MeanPair
}

const partOf = (series: BatchSeries, cut: number): Part => {
  const { batchSize, sum } = series
  const means = series.means()
  const left = means
    .slice(0, cut)
    .reduce((before, { x, y }) => ({ x: before.x + x * batchSize, y: before.y + y * batchSize }), {
      x: 0,
      y: 0,
    })
  return { batches: means.slice(cut), batchSize, sum: { x: sum.x - left.x, y: sum.y - left.y } }
}

/**
 * Under one baseline its own uncertainty is part of the interval; under several, the calls are weighed with the
 * baselines they were made under, and batches of one segment may be larger than those of another.
 */
const intervalOf = (segments: readonly SegmentTally[], parts: readonly Part[]): RatioInterval | Unknown => {
  const [first, ...others] = segments
  const [part] = parts
  if (first && part && others.length === 0)
    return ratioToFrozen(
      part.batches.map(({ x }) => x),
      leastOfRepeats(first.baseline.repeatsUs),
    )
  return ratioInterval(
    parts.flatMap(({ batches, batchSize }) =>
      batches.map(({ x, y }) => ({ x: x * batchSize, y: y * batchSize })),
    ),
  )
}

const ratioOf = (sums: readonly MeanPair[]): number | null => {
  const x = sums.reduce((total, sum) => total + sum.x, 0)
  const y = sums.reduce((total, sum) => total + sum.y, 0)
  return y > 0 ? x / y : null
}

const steadyRatio = (segments: readonly SegmentTally[], parts: readonly Part[]): SteadyRatio => {
  const interval = intervalOf(segments, parts)
  const ratio = ratioOf(parts.map(({ sum }) => sum))
  // The batches do not hold the last few calls: the interval is moved to the ratio of all of them.
  if (interval.kind === 'none' || ratio === null) return { ratio, low: null, high: null }
  return {
    ratio,
    low: ratio - (interval.ratio - interval.low),
    high: ratio + (interval.high - interval.ratio),
  }
}

/** Slowdown and inflation of a run after the warm-up of each of its segments. */
export const steadyFigures = (all: readonly SegmentTally[]): SteadyFigures => {
  const segments = all.filter(({ latencies }) => latencies.count > 0)
  const cuts = segments.map(cutBatchesOf)
  const partsOf = (seriesOf: (segment: SegmentTally) => BatchSeries) =>
    segments.map((segment, n) => partOf(seriesOf(segment), cuts[n] ?? 0))
  return {
    slowdown: steadyRatio(
      segments,
      partsOf(({ latencies }) => latencies),
    ),
    inflation: steadyRatio(
      segments,
      partsOf(({ services }) => services),
    ),
    ratioOfAll: ratioOf(segments.map(({ latencies }) => latencies.sum)),
    leftOutCalls: segments.reduce((sum, { latencies }, n) => sum + (cuts[n] ?? 0) * latencies.batchSize, 0),
  }
}
