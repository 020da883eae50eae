import type { TimelinePoint } from '../../domain/snapshot'
import type { Series } from '../definitions/chart'

/** Calls that must lie beyond a percentile before it says more than chance: p99 needs a thousand calls. */
const LEAST_BEYOND = 10

/** Whether a figure of a point rests on too few calls to be taken at face value. */
export const isThin = (series: Series, point: TimelinePoint): boolean =>
  series.kind === 'line' &&
  series.percent !== undefined &&
  // Compared in whole percents: 100 − 99.9 is not exact.
  point.samples * (100 - series.percent) < LEAST_BEYOND * 100 * (1 - 1e-9)
