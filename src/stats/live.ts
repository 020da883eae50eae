import { NO_CALLS, type Reading } from '../domain/reading'
import type { LiveFigures } from '../domain/snapshot'
import { type Instant, type Micros, millis } from '../domain/time'
import type { RollingWindow } from '../record/window'
import { readMean, readPercentile } from './resolve'

/** Figures of the last seconds, as they may be printed. */
export const liveFigures = (window: RollingWindow, now: Instant, resolutionUs: Micros): LiveFigures => {
  const { bucket, span } = window.sum(now)
  const perSecond = (count: number) => (span > 0 ? (count * 1000) / span : 0)
  const slowdown = window.slowdown()
  const ratio: Reading =
    slowdown === null ? NO_CALLS : { kind: 'value', value: slowdown, samples: bucket.completed }
  return {
    window: span,
    dispatch: {
      p50: readPercentile(bucket.dispatch, 50, resolutionUs),
      p99: readPercentile(bucket.dispatch, 99, resolutionUs),
    },
    call: {
      mean: readMean(bucket.call),
      p50: readPercentile(bucket.call, 50, resolutionUs),
      p99: readPercentile(bucket.call, 99, resolutionUs),
    },
    slowdown: ratio,
    submittedPerSecond: perSecond(bucket.submitted),
    completedPerSecond: perSecond(bucket.completed),
    generatorLag: readPercentile(bucket.lag, 99, resolutionUs),
  }
}

/** The live figures of a run that has not begun. */
export const noFigures: LiveFigures = {
  window: millis(0),
  dispatch: { p50: NO_CALLS, p99: NO_CALLS },
  call: { mean: NO_CALLS, p50: NO_CALLS, p99: NO_CALLS },
  slowdown: NO_CALLS,
  submittedPerSecond: 0,
  completedPerSecond: 0,
  generatorLag: NO_CALLS,
}
