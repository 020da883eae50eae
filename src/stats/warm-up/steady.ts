import type { BatchSeries, MeanPair } from '../../record/tallies/batch-series'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import { meanInterval } from '../intervals/batch-means'
import { type Frozen, leastOfRepeats } from '../intervals/frozen'
import { onLogScale } from '../intervals/log-scale'
import { warmUpOf } from './warm-up'

/** A ratio of means, with its 95 % interval where that is known. */
interface SteadyRatio {
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
  return { batches: means.slice(cut), sum: { x: sum.x - left.x, y: sum.y - left.y } }
}

/** One segment's ratio, as part of a run's. */
interface Weighed {
  /** Share of the run's sum of baselines that is its own. */
  readonly weight: number
  readonly ratio: number
  /** Half its interval, the baseline taken as certain; as if it were symmetric. */
  readonly half: number
  readonly baseline: Frozen
}

const weighed = (segment: SegmentTally, { batches, sum }: Part, total: number): Weighed | null => {
  const baseline = leastOfRepeats(segment.baseline.repeatsUs)
  const interval = meanInterval(batches.map(({ x }) => x))
  if (baseline.kind === 'none' || baseline.low <= 0 || interval.kind === 'none') return null
  const { value } = baseline
  return {
    weight: sum.y / total,
    ratio: sum.x / sum.y,
    half: (interval.mean * Math.log(interval.high / interval.mean)) / value,
    baseline,
  }
}

/**
 * Half of the interval of a run's ratio, on either side: segments are strata, whose errors add up as squares (W. Cochran
 * 1977, 5.3), and so do those of the baselines, each of which the segments made under it share. A baseline's interval
 * need not be symmetric.
 */
const halvesOf = (
  segments: readonly SegmentTally[],
  parts: readonly Part[],
): { readonly below: number; readonly above: number } | null => {
  const total = parts.reduce((y, { sum }) => y + sum.y, 0)
  const strata = segments.map((segment, n) => {
    const part = parts[n]
    return part ? weighed(segment, part, total) : null
  })
  const shares = new Map<SegmentTally['baseline'], { share: number; readonly frozen: Frozen }>()
  let squares = 0
  for (const [n, stratum] of strata.entries()) {
    const segment = segments[n]
    if (!stratum || !segment) return null
    squares += (stratum.weight * stratum.half) ** 2
    const known = shares.get(segment.baseline) ?? { share: 0, frozen: stratum.baseline }
    known.share += stratum.weight * stratum.ratio
    shares.set(segment.baseline, known)
  }
  let [below, above] = [squares, squares]
  for (const { share, frozen } of shares.values()) {
    below += (share * Math.log(frozen.high / frozen.value)) ** 2
    above += (share * Math.log(frozen.value / frozen.low)) ** 2
  }
  return strata.length === 0 ? null : { below: Math.sqrt(below), above: Math.sqrt(above) }
}

const ratioOf = (sums: readonly MeanPair[]): number | null => {
  const x = sums.reduce((total, sum) => total + sum.x, 0)
  const y = sums.reduce((total, sum) => total + sum.y, 0)
  return y > 0 ? x / y : null
}

const steadyRatio = (segments: readonly SegmentTally[], parts: readonly Part[]): SteadyRatio => {
  const ratio = ratioOf(parts.map(({ sum }) => sum))
  const halves = ratio === null ? null : halvesOf(segments, parts)
  if (ratio === null || !halves) return { ratio, low: null, high: null }
  return {
    ratio,
    low: onLogScale(ratio, halves.below).low,
    high: onLogScale(ratio, halves.above).high,
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
