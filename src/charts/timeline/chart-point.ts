import { STAGES, type Stage } from '../../domain/call'
import { PERCENTILE_NAMES } from '../../domain/percentile'
import type { StagePoint, TimelinePoint } from '../../domain/snapshot'
import type { ClassPoint } from '../../domain/systems'
import { micros, millis } from '../../domain/time'

/** A bucket of the timeline as charts and tables show it, or several neighbours in one. */
export type ChartPoint = TimelinePoint

/**
 * What neighbours say together:
 * `sum`, `largest`; `newest`: for what already looks back over a window longer than a bucket;
 * `by span`, `by samples`: the mean, weighted by what each rests on.
 *
 * Percentiles do not add. That of a mixture lies between the least and the largest of its parts' percentiles; p50
 * and p90 take the mean by samples, p99 and p99.9 the largest, so that no peak is lost by looking from further away.
 */
type Rule = 'sum' | 'largest' | 'newest' | 'by span' | 'by samples'

interface Column {
  readonly rule: Rule
  /** null where the bucket has no such figure. */
  readonly read: (point: ChartPoint) => number | null
}

/** One row per figure of a bucket but those of its stages, in the order they are stored. */
const PLAIN = {
  t: 'newest',
  span: 'sum',
  queueMean: 'by span',
  queueMax: 'largest',
  submitted: 'sum',
  samples: 'sum',
  slowdown: 'newest',
  slowdownLow: 'newest',
  slowdownHigh: 'newest',
  busy: 'by span',
  held: 'by span',
  excluded: 'sum',
  lost: 'sum',
} as const satisfies Partial<Record<keyof ChartPoint, Rule>>
type PlainName = keyof typeof PLAIN
const PLAIN_NAMES = Object.keys(PLAIN) as readonly PlainName[]

type StageFigure = keyof StagePoint
const STAGE_FIGURES: readonly StageFigure[] = ['mean', ...PERCENTILE_NAMES]
const STAGE_RULES: Readonly<Record<StageFigure, Rule>> = {
  mean: 'by samples',
  p50: 'by samples',
  p90: 'by samples',
  p99: 'largest',
  p999: 'largest',
}

/** Of the background, whose calls have no mean by samples of their own here. */
const BACKGROUND = { p50: 'by span', p99: 'largest', samples: 'sum' } as const satisfies Record<
  keyof ClassPoint,
  Rule
>
const BACKGROUND_NAMES = Object.keys(BACKGROUND) as readonly (keyof ClassPoint)[]

const COLUMNS: readonly Column[] = [
  ...PLAIN_NAMES.map((name): Column => ({ rule: PLAIN[name], read: (point) => point[name] ?? null })),
  ...STAGES.flatMap((stage) =>
    STAGE_FIGURES.map(
      (figure): Column => ({
        rule: STAGE_RULES[figure],
        // A run recorded before a stage was measured lacks it.
        read: ({ stages }) => stages?.[stage]?.[figure] ?? null,
      }),
    ),
  ),
  ...BACKGROUND_NAMES.map(
    (name): Column => ({ rule: BACKGROUND[name], read: ({ background }) => background?.[name] ?? null }),
  ),
]
const SPAN = PLAIN_NAMES.indexOf('span')
const SAMPLES = PLAIN_NAMES.indexOf('samples')

/** Numbers that one bucket is stored in. */
export const POINT_WIDTH = COLUMNS.length

/** Stores a bucket as numbers. A figure it does not have is NaN there, and nowhere else. */
export const storePoint = (point: ChartPoint, into: Float64Array, offset: number): void => {
  for (const [index, { read }] of COLUMNS.entries()) into[offset + index] = read(point) ?? Number.NaN
}

/** Buckets stored as numbers, in a ring or not. @returns where the bucket at `order` begins */
interface Stored {
  readonly numbers: Float64Array
  readonly offsetOf: (order: number) => number
}

/** What one column of the buckets from `first` up to and without `end` says together; NaN where none says anything. */
const foldColumn = (
  rule: Rule,
  column: number,
  { numbers, offsetOf }: Stored,
  first: number,
  end: number,
) => {
  const at = (order: number, index: number) => numbers[offsetOf(order) + index] ?? Number.NaN
  if (rule === 'newest') return at(end - 1, column)
  let total = 0
  let weights = 0
  let largest = Number.NaN
  for (let order = first; order < end; order += 1) {
    const value = at(order, column)
    if (Number.isNaN(value)) continue
    const weight = rule === 'by span' ? at(order, SPAN) : rule === 'by samples' ? at(order, SAMPLES) : 1
    total += value * weight
    weights += weight
    if (!(largest >= value)) largest = value
  }
  if (rule === 'largest') return largest
  return rule === 'sum' ? total : total / weights
}

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
const certain = (value: number | undefined) => known(value) ?? 0

/**
 * The buckets from `first` up to and without `end` as one point.
 * @param heat their calls by latency, added up
 */
export const foldPoints = (stored: Stored, first: number, end: number, heat: Uint32Array): ChartPoint => {
  const values = COLUMNS.map(({ rule }, column) => foldColumn(rule, column, stored, first, end))
  const plain = (name: PlainName) => values[PLAIN_NAMES.indexOf(name)]
  const figureOf = (stage: Stage, figure: StageFigure) =>
    values[PLAIN_NAMES.length + STAGES.indexOf(stage) * STAGE_FIGURES.length + STAGE_FIGURES.indexOf(figure)]
  const stagePoint = (stage: Stage) =>
    Object.fromEntries(STAGE_FIGURES.map((figure) => [figure, micros(certain(figureOf(stage, figure)))]))
  const ofBackground = (name: keyof ClassPoint) =>
    values[COLUMNS.length - BACKGROUND_NAMES.length + BACKGROUND_NAMES.indexOf(name)]
  const hasBackground = known(ofBackground('p50')) !== null
  const hasStages = known(figureOf('call', 'mean')) !== null
  return {
    t: millis(certain(plain('t'))),
    span: millis(certain(plain('span'))),
    complete: true,
    queueMean: certain(plain('queueMean')),
    queueMax: certain(plain('queueMax')),
    submitted: certain(plain('submitted')),
    samples: certain(plain('samples')),
    stages: hasStages
      ? (Object.fromEntries(STAGES.map((stage) => [stage, stagePoint(stage)])) as NonNullable<
          ChartPoint['stages']
        >)
      : null,
    slowdown: known(plain('slowdown')),
    slowdownLow: known(plain('slowdownLow')),
    slowdownHigh: known(plain('slowdownHigh')),
    busy: known(plain('busy')),
    held: known(plain('held')),
    excluded: certain(plain('excluded')),
    lost: certain(plain('lost')),
    background: hasBackground
      ? {
          p50: micros(certain(ofBackground('p50'))),
          p99: micros(certain(ofBackground('p99'))),
          samples: certain(ofBackground('samples')),
        }
      : null,
    heat,
  }
}
