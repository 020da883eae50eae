import { STAGES, type Stage } from '../domain/call'
import type { Spectrum, SpectrumPoint } from '../domain/figures/pictures/spectrum'
import type { LatencyHistogram, Ranked } from '../record/percentiles/histogram'

/** Points to each halving of the calls beyond, as on the axis of an HdrHistogram's percentile plot. */
const STEPS_A_HALVING = 3
/** Points a stage at most: the last halvings of a very long run are left out, its maximum never. */
const MOST_POINTS = 60

/** 100·(1 − 2^(−n/3)): 0, 20.6, 37, 50, 60.3, … for as long as a call lies beyond; then 100. */
const percentsFor = (count: number): readonly number[] => {
  const steps = Math.floor(Math.log2(count) * STEPS_A_HALVING) + 1
  const percents = Array.from(
    { length: Math.min(steps, MOST_POINTS - 1) },
    (_, n) => 100 * (1 - 2 ** (-n / STEPS_A_HALVING)),
  )
  return [...percents, 100]
}

/**
 * Of each point the share of all time that the calls beyond it take (M. Lorenz 1905): by Little’s law the share of
 * workers that they keep busy. Each call counts as the middle of its counter.
 */
const timesBeyond = (histogram: LatencyHistogram, ranks: readonly Ranked[]): readonly number[] => {
  const sums: number[] = []
  let [calls, sum] = [0, 0]
  histogram.forEach((least, greatest, count) => {
    calls += count
    sum += (count * (least + greatest)) / 2
    while (ranks[sums.length]?.count === calls) sums.push(sum)
  })
  return sums.map((below) => (sum > 0 ? Math.max(0, 1 - below / sum) : 0))
}

/** The full distribution of latencies; in two passes over the counters. */
export const spectrumPoints = (histogram: LatencyHistogram): readonly SpectrumPoint[] => {
  const percents = percentsFor(histogram.count)
  const ranks = histogram.ranked(percents)
  const beyond = timesBeyond(histogram, ranks)
  return ranks.map((ranked, n) => ({
    percent: percents[n] ?? 100,
    ...ranked,
    timeBeyond: beyond[n] ?? 0,
  }))
}

/** Of every stage. */
export const spectrumOf = (stages: Readonly<Record<Stage, LatencyHistogram>>): Spectrum =>
  Object.fromEntries(STAGES.map((stage) => [stage, spectrumPoints(stages[stage])])) as Record<
    Stage,
    readonly SpectrumPoint[]
  >
