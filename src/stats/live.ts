import { STAGES, type Stage } from '../domain/call'
import { PERCENTILES } from '../domain/figures/percentile'

import { ALL_INTERRUPTED, NO_CALLS, notRecorded, type Reading } from '../domain/figures/reading'
import type { Settings } from '../domain/settings/settings'
import type { Baseline, LiveFigures, StageReadings } from '../domain/snapshot'

import { type Instant, type Micros, millis, spanBetween } from '../domain/time'
import type { Bucket } from '../record/buckets/bucket'
import type { RollingWindow } from '../record/buckets/window'
import type { LatencyHistogram } from '../record/percentiles/histogram'
import type { Recorder } from '../record/recorder'
import type { SegmentTally } from '../record/tallies/segment-tally'
import { isHopResolvable, readMean, readPercentile } from './clocks/resolve'
import { windowInterval } from './slowdown/window-slowdown'
import { steadyFigures } from './warm-up/steady'

const ofEachStage = <T>(figure: (stage: Stage) => T): Readonly<Record<Stage, T>> =>
  Object.fromEntries(STAGES.map((stage) => [stage, figure(stage)])) as Record<Stage, T>

const readingsOf = (histogram: LatencyHistogram, resolutionUs: Micros): StageReadings => ({
  mean: readMean(histogram),
  p50: readPercentile(histogram, PERCENTILES.p50, resolutionUs),
  p90: readPercentile(histogram, PERCENTILES.p90, resolutionUs),
  p99: readPercentile(histogram, PERCENTILES.p99, resolutionUs),
  p999: readPercentile(histogram, PERCENTILES.p999, resolutionUs),
})

const unknownStage = (reason: string): StageReadings => {
  const none: Reading = { kind: 'none', reason }
  return { mean: none, p50: none, p90: none, p99: none, p999: none }
}

type Staged = Pick<Bucket, 'stages'>

/** Why the two hops cannot be told apart; null when they can. */
const hopObstacle = ({ stages }: Staged, resolutionUs: Micros, doClocksAgree: boolean): string | null => {
  if (!doClocksAgree)
    return 'the clocks of workers and caller do not agree: only both hops together are known'
  if (stages.forward.count === 0 || isHopResolvable(stages.forward, resolutionUs)) return null
  return 'the clock’s step is too coarse for one hop: only both together are known'
}

const stageReadings = (
  staged: Staged,
  resolutionUs: Micros,
  doClocksAgree: boolean,
): Pick<LiveFigures, 'hops' | 'stages'> => {
  const obstacle = hopObstacle(staged, resolutionUs, doClocksAgree)
  return {
    hops: obstacle === null ? 'apart' : 'together',
    stages: ofEachStage((stage) =>
      obstacle !== null && (stage === 'forward' || stage === 'return')
        ? unknownStage(obstacle)
        : readingsOf(staged.stages[stage], resolutionUs),
    ),
  }
}

/**
 * Figures of the last seconds, as they may be printed.
 * @param resolutionUs the coarser step of the caller's and the workers' clocks
 * @param doClocksAgree whether workers' instants can be set against the caller's
 */
export const liveFigures = (
  window: RollingWindow,
  now: Instant,
  resolutionUs: Micros,
  baseline: Baseline,
  doClocksAgree: boolean,
): Omit<LiveFigures, 'slowdownDependsOn'> => {
  const { bucket, span } = window.sum(now)
  const perSecond = (count: number) => (span > 0 ? (count * 1000) / span : 0)
  const slowdown = window.slowdown()
  const ratio: Reading =
    slowdown === null ? NO_CALLS : { kind: 'value', value: slowdown, samples: bucket.completed }
  const figures = {
    window: span,
    ...stageReadings(bucket, resolutionUs, doClocksAgree),
    slowdown: ratio,
    slowdownInterval: windowInterval(window.ratioSums(), baseline),
    submittedPerSecond: perSecond(bucket.submitted),
    completedPerSecond: perSecond(bucket.completed + bucket.excluded),
    generatorLag: readPercentile(bucket.lag, 99, resolutionUs),
  }
  return bucket.completed === 0 && bucket.excluded > 0 ? withoutCalls(figures, ALL_INTERRUPTED) : figures
}

/**
 * The same of a whole run whose demand has ended: the report's own figures, as they may be printed.
 * @param segments all of the run
 */
export const runFigures = (
  { start, endedAt, stages, lag, books }: Recorder,
  segments: readonly SegmentTally[],
  resolutionUs: Micros,
  doClocksAgree: boolean,
): Omit<LiveFigures, 'slowdownDependsOn'> => {
  const span = spanBetween(start, endedAt ?? start)
  const perSecond = (count: number) => (span > 0 ? (count * 1000) / span : 0)
  const { slowdown, leftOutCalls } = steadyFigures(segments)
  const { ratio, low, high } = slowdown
  return {
    window: span,
    ...stageReadings({ stages }, resolutionUs, doClocksAgree),
    slowdown:
      ratio === null ? NO_CALLS : { kind: 'value', value: ratio, samples: stages.call.count - leftOutCalls },
    slowdownInterval: low === null || high === null ? null : { low, high },
    submittedPerSecond: perSecond(books.submitted),
    completedPerSecond: perSecond(books.settled.completed),
    generatorLag: readPercentile(lag, PERCENTILES.p99, resolutionUs),
  }
}

/** No figure of any stage, each for the same reason. */
const noStages = (reason: Reading): LiveFigures['stages'] =>
  ofEachStage(() => ({ mean: reason, p50: reason, p90: reason, p99: reason, p999: reason }))

/** Figures of which all that single calls would tell is missing, for one reason. */
const withoutCalls = <F extends Omit<LiveFigures, 'slowdownDependsOn'>>(figures: F, missing: Reading): F => ({
  ...figures,
  stages: noStages(missing),
  slowdown: missing,
  slowdownInterval: null,
  generatorLag: missing,
})

/** Live figures, of which those that rest on what was not recorded say so. */
export const recordedOf = (figures: LiveFigures, recording: Settings['recording']): LiveFigures =>
  recording === 'full' ? figures : withoutCalls(figures, notRecorded(recording))

/** The live figures of a run that has not begun. */
export const noFigures: LiveFigures = {
  window: millis(0),
  hops: 'apart',
  stages: noStages(NO_CALLS),
  slowdown: NO_CALLS,
  slowdownInterval: null,
  slowdownDependsOn: null,
  submittedPerSecond: 0,
  completedPerSecond: 0,
  generatorLag: NO_CALLS,
}
