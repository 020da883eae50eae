import { supportsPercentile } from '../../../domain/figures/percentile'
import type { TimelinePoint } from '../../../domain/snapshot'
import type { Series } from '../../definitions/chart'

/** Whether a figure of a point rests on too few calls to be taken at face value. */
export const isThin = (series: Series, { samples }: TimelinePoint): boolean =>
  series.kind === 'line' && series.percent !== undefined && !supportsPercentile(samples, series.percent)
