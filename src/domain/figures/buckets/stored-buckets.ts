import { STAGES, type Stage } from '../../call'
import type { TimelinePoint } from '../../snapshot'
import { HEAT_ROWS } from '../pictures/heat'
import {
  BACKGROUND_COLUMNS,
  BUCKETS_KEPT,
  type BucketFigures,
  type ClassPoint,
  COLUMNS,
  type Column,
  type Fold,
  namesOf,
  STAGE_COLUMNS,
  type StagePoint,
} from './columns'

/** One of the numbers that a bucket is stored in. */
interface StoredColumn {
  readonly fold: Fold
  /** null where the bucket has no such figure. */
  readonly read: (point: TimelinePoint) => number | null
}

const stored = <T extends Readonly<Record<string, Column>>>(
  columns: T,
  read: (name: keyof T & string) => StoredColumn['read'],
): readonly StoredColumn[] =>
  namesOf(columns).map((name) => ({ fold: (columns[name] as Column).fold, read: read(name) }))

/** In the order in which they are stored. */
const STORED: readonly StoredColumn[] = [
  ...stored(COLUMNS, (name) => (point) => point[name]),
  ...STAGES.flatMap((stage) =>
    stored(
      STAGE_COLUMNS,
      (name) =>
        ({ stages }) =>
          stages?.[stage][name] ?? null,
    ),
  ),
  ...stored(
    BACKGROUND_COLUMNS,
    (name) =>
      ({ background }) =>
        background?.[name] ?? null,
  ),
]
const NAMES = namesOf(COLUMNS)
const STAGE_NAMES = namesOf(STAGE_COLUMNS)
const STAGES_AT = NAMES.length
const CALL_MEAN = STAGES_AT + STAGES.indexOf('call') * STAGE_NAMES.length + STAGE_NAMES.indexOf('mean')
const BACKGROUND_AT = STAGES_AT + STAGES.length * STAGE_NAMES.length

/** Numbers that one bucket is stored in. */
export const POINT_WIDTH = STORED.length
/** What each of them says together with its neighbours. */
export const FOLDS: readonly Fold[] = STORED.map(({ fold }) => fold)
/** Which of them a figure is. */
export const columnOf = (name: keyof BucketFigures): number => NAMES.indexOf(name)

/** Stores a bucket as numbers. A figure it does not have is NaN there, and nowhere else. */
export const storePoint = (point: TimelinePoint, into: Float64Array, offset: number): void => {
  for (const [index, { read }] of STORED.entries()) into[offset + index] = read(point) ?? Number.NaN
}

const figuresFrom = (columns: Readonly<Record<string, Column>>, numbers: ArrayLike<number>, from: number) => {
  const figures: Record<string, number | null> = {}
  let at = from
  for (const [name, { known }] of Object.entries(columns)) {
    const value = numbers[at] ?? Number.NaN
    figures[name] = Number.isNaN(value) ? (known === 'always' ? 0 : null) : value
    at += 1
  }
  return figures
}

const stagesFrom = (numbers: ArrayLike<number>) => {
  const stages: Partial<Record<Stage, StagePoint>> = {}
  for (const [n, stage] of STAGES.entries())
    stages[stage] = figuresFrom(
      STAGE_COLUMNS,
      numbers,
      STAGES_AT + n * STAGE_NAMES.length,
    ) as unknown as StagePoint
  return stages as Record<Stage, StagePoint>
}

const has = (numbers: ArrayLike<number>, column: number) => !Number.isNaN(numbers[column] ?? Number.NaN)

/**
 * A closed bucket from the numbers it was stored in.
 * @param numbers as `storePoint` writes them
 * @param heat its calls by latency
 */
export const pointFrom = (numbers: ArrayLike<number>, heat: Uint32Array): TimelinePoint => ({
  ...(figuresFrom(COLUMNS, numbers, 0) as unknown as BucketFigures),
  complete: true,
  stages: has(numbers, CALL_MEAN) ? stagesFrom(numbers) : null,
  background: has(numbers, BACKGROUND_AT)
    ? (figuresFrom(BACKGROUND_COLUMNS, numbers, BACKGROUND_AT) as unknown as ClassPoint)
    : null,
  heat,
})

/** Of a bucket in which no call completed. */
const NO_HEAT = new Uint32Array(0)

/**
 * The newest buckets of a run, by number from 0. All memory is taken at the start: figures lie in arrays of numbers,
 * and the oldest are overwritten.
 */
export class StoredBuckets {
  readonly limit: number
  readonly #numbers: Float64Array
  readonly #heats: Uint32Array

  /** @param limit buckets that are kept */
  constructor(limit: number = BUCKETS_KEPT) {
    this.limit = limit
    this.#numbers = new Float64Array(limit * POINT_WIDTH)
    this.#heats = new Uint32Array(limit * HEAT_ROWS)
  }

  write(number: number, point: TimelinePoint): void {
    storePoint(point, this.#numbers, (number % this.limit) * POINT_WIDTH)
    const heat = this.#heatOf(number)
    heat.fill(0)
    heat.set(point.heat.subarray(0, HEAT_ROWS))
  }

  read(number: number): TimelinePoint {
    const first = (number % this.limit) * POINT_WIDTH
    const point = pointFrom(this.#numbers.subarray(first, first + POINT_WIDTH), NO_HEAT)
    return point.stages ? { ...point, heat: this.#heatOf(number).slice() } : point
  }

  /** One of the numbers of a bucket; NaN where it has no such figure. @param column by `columnOf` */
  numberAt(number: number, column: number): number {
    return this.#numbers[(number % this.limit) * POINT_WIDTH + column] ?? Number.NaN
  }

  /** Calls by latency of the buckets from `first` up to and without `end`; empty where there are none. */
  heatFrom(first: number, end: number): Uint32Array {
    const sum = new Uint32Array(HEAT_ROWS)
    let calls = 0
    for (let number = first; number < end; number += 1) {
      const offset = (number % this.limit) * HEAT_ROWS
      for (let row = 0; row < HEAT_ROWS; row += 1) {
        const count = this.#heats[offset + row] ?? 0
        sum[row] = (sum[row] ?? 0) + count
        calls += count
      }
    }
    return calls > 0 ? sum : NO_HEAT
  }

  #heatOf(number: number): Uint32Array {
    const first = (number % this.limit) * HEAT_ROWS
    return this.#heats.subarray(first, first + HEAT_ROWS)
  }
}
