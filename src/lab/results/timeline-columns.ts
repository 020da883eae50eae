import { STAGES, type Stage } from '../../domain/call'
import { COLUMNS, namesOf, STAGE_COLUMNS, type StagePoint } from '../../domain/figures/buckets/columns'
import { floorOf } from '../../domain/figures/clock-step'
import { PERCENTILES, supportsPercentile } from '../../domain/figures/percentile'
import type { BucketColumns, StageColumn, TimelineColumns } from '../../domain/report'
import type { TimelinePoint } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'

type FigureName = keyof StagePoint

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
      namesOf(STAGE_COLUMNS).map((figure) => [
        `${stage}${figure.charAt(0).toUpperCase()}${figure.slice(1)}Us`,
        points.map((point) => printable(point, stage, figure, floorUs)),
      ]),
    ),
  ) as Record<StageColumn, (Micros | null)[]>

/** The timeline as columns, as a report has it. */
export const columnsOf = (points: readonly TimelinePoint[], resolutionUs: Micros): TimelineColumns => {
  const column = <K extends keyof TimelinePoint>(key: K) => points.map((point) => point[key])
  const figures: Record<string, unknown> = {}
  for (const name of namesOf(COLUMNS)) figures[name] = column(name)
  return {
    ...(figures as unknown as BucketColumns),
    complete: column('complete'),
    background: column('background'),
    ...stageColumns(points, floorOf(resolutionUs)),
    heat: points.map(({ heat }) => [...heat]),
  }
}
