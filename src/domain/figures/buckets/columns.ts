import { type Micros, type Millis, millis } from '../../time'
import type { PercentileName } from '../percentile'

/** Width of a bucket of the timeline. */
export const BUCKET = millis(250)
/** The newest buckets of a run that are remembered: ten minutes of them. */
export const BUCKETS_KEPT = (10 * 60_000) / BUCKET

/** What a number of each unit is; `share` is 0 to 1. */
interface Units {
  readonly ms: Millis
  readonly µs: Micros
  readonly calls: number
  readonly share: number
  readonly ratio: number
}

/**
 * What neighbours say together:
 * `sum`, `largest`; `newest`: for what already looks back over a window longer than a bucket;
 * `by span`, `by samples`: the mean, weighted by what each rests on.
 *
 * Percentiles do not add. That of a mixture lies between the least and the largest of its parts' percentiles; p50
 * and p90 take the mean by samples, p99 and p99.9 the largest, so that no peak is lost by looking from further away.
 */
export type Fold = 'sum' | 'largest' | 'newest' | 'by span' | 'by samples'

/** One figure that every bucket has. */
export interface Column {
  readonly unit: keyof Units
  readonly fold: Fold
  /** Whether each bucket has it, or null where it is not known; a run recorded before it was kept has 0, or null. */
  readonly known: 'always' | 'sometimes'
}

/**
 * The schema of a bucket: a row for each of its figures. What the recorder keeps, what the page remembers and draws,
 * the columns of a report and what a replay reads all follow from it: a new figure is a row here, and the place
 * where it is measured.
 */
export const COLUMNS = {
  /** End of the bucket, since the run began. */
  t: { unit: 'ms', fold: 'newest', known: 'always' },
  span: { unit: 'ms', fold: 'sum', known: 'always' },
  /** Time-weighted mean of the queue length. */
  queueMean: { unit: 'calls', fold: 'by span', known: 'always' },
  queueMax: { unit: 'calls', fold: 'largest', known: 'always' },
  /** Age of the call that waited longest when the bucket ended; null when none waited then. */
  queueOldestMs: { unit: 'ms', fold: 'largest', known: 'sometimes' },
  submitted: { unit: 'calls', fold: 'sum', known: 'always' },
  /** Calls that returned a result in the bucket; the percentiles rest on this many. */
  samples: { unit: 'calls', fold: 'sum', known: 'always' },
  /** Mean call latency ÷ synchronous baseline, over the window named by `LiveFigures.window`; null without calls. */
  slowdown: { unit: 'ratio', fold: 'newest', known: 'sometimes' },
  /** 95 % interval of it; null when calls were too few. */
  slowdownLow: { unit: 'ratio', fold: 'newest', known: 'sometimes' },
  slowdownHigh: { unit: 'ratio', fold: 'newest', known: 'sometimes' },
  /** Mean share of the bucket in which ready workers ran a function, and held a call; null without workers. */
  busy: { unit: 'share', fold: 'by span', known: 'sometimes' },
  held: { unit: 'share', fold: 'by span', known: 'sometimes' },
  /** What theory expects: queue length, mean wait in it, mean call latency; null where no model is of the run. */
  expectedQueue: { unit: 'calls', fold: 'by span', known: 'sometimes' },
  expectedWaitUs: { unit: 'µs', fold: 'by span', known: 'sometimes' },
  expectedCallUs: { unit: 'µs', fold: 'by span', known: 'sometimes' },
  /** Calls left out of the figures because an interruption touched them. */
  excluded: { unit: 'calls', fold: 'sum', known: 'always' },
  /** Calls that failed, timed out or were rejected. */
  lost: { unit: 'calls', fold: 'sum', known: 'always' },
} as const satisfies Readonly<Record<string, Column>>

/** The figures of each stage. */
export const STAGE_COLUMNS = {
  mean: { unit: 'µs', fold: 'by samples', known: 'always' },
  p50: { unit: 'µs', fold: 'by samples', known: 'always' },
  p90: { unit: 'µs', fold: 'by samples', known: 'always' },
  p99: { unit: 'µs', fold: 'largest', known: 'always' },
  p999: { unit: 'µs', fold: 'largest', known: 'always' },
} as const satisfies Readonly<Record<PercentileName | 'mean', Column>>

/** Call latency of other traffic, which has no mean by samples of its own. */
export const BACKGROUND_COLUMNS = {
  p50: { unit: 'µs', fold: 'by span', known: 'always' },
  p99: { unit: 'µs', fold: 'largest', known: 'always' },
  samples: { unit: 'calls', fold: 'sum', known: 'always' },
} as const satisfies Readonly<Record<string, Column>>

type Columns = Readonly<Record<string, Column>>
type FigureOf<C extends Column> = Units[C['unit']] | (C['known'] extends 'always' ? never : null)
type FiguresOf<T extends Columns> = { readonly [K in keyof T]: FigureOf<T[K]> }

/** The figures of a bucket but those of its stages and of other traffic. */
export type BucketFigures = FiguresOf<typeof COLUMNS>
/** One stage in one bucket. Whether a percentile has enough samples, or lies above the clock's step, is the reader's to judge. */
export type StagePoint = FiguresOf<typeof STAGE_COLUMNS>
/** Other traffic in one bucket. */
export type ClassPoint = FiguresOf<typeof BACKGROUND_COLUMNS>

export const namesOf = <T extends Columns>(columns: T): readonly (keyof T & string)[] => Object.keys(columns)

/** The figures of a bucket in which nothing happened. */
export const NO_FIGURES = Object.fromEntries(
  Object.entries(COLUMNS).map(([name, { known }]) => [name, known === 'always' ? 0 : null]),
) as BucketFigures
