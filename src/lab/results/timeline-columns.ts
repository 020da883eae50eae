import { STAGES, type Stage } from '../../domain/call'
import { PERCENTILES, type PercentileName } from '../../domain/percentile'
import type { StageColumn, TimelineColumns } from '../../domain/report'
import type { TimelinePoint } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'
import { floorOf, supportsPercentile } from '../../stats/clocks/resolve'

type FigureName = PercentileName | 'mean'
const FIGURES = {
  mean: 'Mean',
  p50: 'P50',
  p90: 'P90',
  p99: 'P99',
  p999: 'P999',
} as const satisfies Readonly<Record<FigureName, string>>

/** A figure of one bucket, if it may be printed: a mean averages the clock's steps out, a percentile does not. */
const printable = (
  { stages, samples }: TimelinePoint,
  stage: Stage,
  figure: FigureName,
  floorUs: Micros,
): Micros | null => {
  if (!stages) return null
  const us = stages[stage][figure]
  if (figure === 'mean') return us
  return us >= floorUs && supportsPercentile(samples, PERCENTILES[figure]) ? us : null
}

const stageColumns = (
  points: readonly TimelinePoint[],
  floorUs: Micros,
): Readonly<Record<StageColumn, readonly (Micros | null)[]>> =>
  Object.fromEntries(
    STAGES.flatMap((stage) =>
      (Object.keys(FIGURES) as FigureName[]).map((figure) => [
        `${stage}${FIGURES[figure]}Us`,
        points.map((point) => printable(point, stage, figure, floorUs)),
      ]),
    ),
  ) as Record<StageColumn, (Micros | null)[]>

/** The timeline as columns, as a report has it. */
export const columnsOf = (points: readonly TimelinePoint[], resolutionUs: Micros): TimelineColumns => {
  const column = <K extends keyof TimelinePoint>(key: K) => points.map((point) => point[key])
  return {
    t: column('t'),
    span: column('span'),
    complete: column('complete'),
    queueMean: column('queueMean'),
    queueMax: column('queueMax'),
    queueOldestMs: points.map((point) => point.queueOldestMs ?? null),
    submitted: column('submitted'),
    samples: column('samples'),
    slowdown: column('slowdown'),
    slowdownLow: column('slowdownLow'),
    slowdownHigh: column('slowdownHigh'),
    busy: column('busy'),
    held: column('held'),
    excluded: column('excluded'),
    lost: points.map(({ lost }) => lost ?? 0),
    background: column('background'),
    ...stageColumns(points, floorOf(resolutionUs)),
    heat: points.map(({ heat }) => [...heat]),
  }
}
