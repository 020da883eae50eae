import { STAGES, type Stage } from '../domain/call'
import { PERCENTILES } from '../domain/percentile'
import { NO_CALLS, type Reading } from '../domain/reading'
import type { Baseline, LiveFigures, StageReadings } from '../domain/snapshot'
import { type Instant, type Micros, millis } from '../domain/time'
import type { LatencyHistogram } from '../record/histogram'
import type { RollingWindow } from '../record/window'
import { readMean, readPercentile } from './resolve'
import { windowInterval } from './window-slowdown'

const ofEachStage = <T>(figure: (stage: Stage) => T): Readonly<Record<Stage, T>> =>
  Object.fromEntries(STAGES.map((stage) => [stage, figure(stage)])) as Record<Stage, T>

const readingsOf = (histogram: LatencyHistogram, resolutionUs: Micros): StageReadings => ({
  mean: readMean(histogram),
  p50: readPercentile(histogram, PERCENTILES.p50, resolutionUs),
  p90: readPercentile(histogram, PERCENTILES.p90, resolutionUs),
  p99: readPercentile(histogram, PERCENTILES.p99, resolutionUs),
  p999: readPercentile(histogram, PERCENTILES.p999, resolutionUs),
})

/** Figures of the last seconds, as they may be printed. */
export const liveFigures = (
  window: RollingWindow,
  now: Instant,
  resolutionUs: Micros,
  baseline: Baseline,
): LiveFigures => {
  const { bucket, span } = window.sum(now)
  const perSecond = (count: number) => (span > 0 ? (count * 1000) / span : 0)
  const slowdown = window.slowdown()
  const ratio: Reading =
    slowdown === null ? NO_CALLS : { kind: 'value', value: slowdown, samples: bucket.completed }
  return {
    window: span,
    stages: ofEachStage((stage) => readingsOf(bucket.stages[stage], resolutionUs)),
    slowdown: ratio,
    slowdownInterval: windowInterval(window.ratioSums(), baseline),
    submittedPerSecond: perSecond(bucket.submitted),
    completedPerSecond: perSecond(bucket.completed),
    generatorLag: readPercentile(bucket.lag, 99, resolutionUs),
  }
}

/** The live figures of a run that has not begun. */
export const noFigures: LiveFigures = {
  window: millis(0),
  stages: ofEachStage(() => ({
    mean: NO_CALLS,
    p50: NO_CALLS,
    p90: NO_CALLS,
    p99: NO_CALLS,
    p999: NO_CALLS,
  })),
  slowdown: NO_CALLS,
  slowdownInterval: null,
  submittedPerSecond: 0,
  completedPerSecond: 0,
  generatorLag: NO_CALLS,
}
