import { STAGES, type Stage } from '../domain/call'
import { HEAT_ROWS } from '../domain/heat'
import type { StagePoint, TimelinePoint } from '../domain/snapshot'
import { type Millis, micros, millis } from '../domain/time'

/** Buckets kept: ten minutes of 250 ms. */
export const POINTS_KEPT = 2400
/** The newest of them are kept as they came too: these are asked for again and again. */
const POINTS_AT_HAND = 120

const STAGE_FIGURES = ['mean', 'p50', 'p90', 'p99', 'p999'] as const satisfies readonly (keyof StagePoint)[]
const SCALARS = [
  't',
  'span',
  'queueMean',
  'queueMax',
  'queueOldestMs',
  'submitted',
  'samples',
  'slowdown',
  'slowdownLow',
  'slowdownHigh',
  'busy',
  'held',
  'excluded',
  'lost',
] as const satisfies readonly (keyof TimelinePoint)[]
const WIDTH = SCALARS.length + STAGES.length * STAGE_FIGURES.length

const NO_HEAT = new Uint32Array(0)

/** What is unknown is NaN in the columns. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
const knownSpan = (value: number): Millis | null => (Number.isNaN(value) ? null : millis(value))

const stagePointOf = (figures: Float64Array, at: number): StagePoint => {
  const [mean = 0, p50 = 0, p90 = 0, p99 = 0, p999 = 0] = figures.subarray(at, at + STAGE_FIGURES.length)
  return { mean: micros(mean), p50: micros(p50), p90: micros(p90), p99: micros(p99), p999: micros(p999) }
}

/**
 * The closed buckets of a run, by number from 0. All memory is taken at the start: figures lie in arrays of numbers,
 * and the oldest are overwritten.
 */
export class Timeline {
  readonly #numbers = new Float64Array(POINTS_KEPT * WIDTH)
  readonly #heat = new Uint32Array(POINTS_KEPT * HEAT_ROWS)
  readonly #atHand: TimelinePoint[] = []
  #length = 0

  /** Buckets closed since the run began. */
  get length(): number {
    return this.#length
  }

  push(point: TimelinePoint): void {
    this.#write(this.#length, point)
    this.#atHand[this.#length % POINTS_AT_HAND] = point
    this.#length += 1
  }

  /** Shares of a bucket that become known only later, when calls come back that it has seen leave. */
  setShares(number: number, { busy, held }: Pick<TimelinePoint, 'busy' | 'held'>): void {
    const point = this.#at(number)
    if (point.busy === busy && point.held === held) return
    const changed = { ...point, busy, held }
    this.#write(number, changed)
    if (number >= this.#length - POINTS_AT_HAND) this.#atHand[number % POINTS_AT_HAND] = changed
  }

  /** The newest, oldest first. */
  last(count: number): TimelinePoint[] {
    const wanted = Math.min(count, POINTS_KEPT, this.#length)
    return Array.from({ length: wanted }, (_, n) => this.#at(this.#length - wanted + n))
  }

  #at(number: number): TimelinePoint {
    const point = this.#atHand[number % POINTS_AT_HAND]
    return number >= this.#length - POINTS_AT_HAND && point ? point : this.#read(number)
  }

  #write(number: number, point: TimelinePoint): void {
    const slot = number % POINTS_KEPT
    let at = slot * WIDTH
    for (const key of SCALARS) {
      this.#numbers[at] = point[key] ?? Number.NaN
      at += 1
    }
    for (const stage of STAGES)
      for (const figure of STAGE_FIGURES) {
        this.#numbers[at] = point.stages?.[stage][figure] ?? Number.NaN
        at += 1
      }
    const heat = this.#heat.subarray(slot * HEAT_ROWS, (slot + 1) * HEAT_ROWS)
    if (point.heat.length === 0) heat.fill(0)
    else heat.set(point.heat)
  }

  #read(number: number): TimelinePoint {
    const slot = number % POINTS_KEPT
    const numbers = this.#numbers.subarray(slot * WIDTH, (slot + 1) * WIDTH)
    const scalar = (key: (typeof SCALARS)[number]) => numbers[SCALARS.indexOf(key)] ?? Number.NaN
    // Without a measured call the stages were null.
    const isMeasured = !Number.isNaN(numbers[SCALARS.length] ?? Number.NaN)
    return {
      t: millis(scalar('t')),
      span: millis(scalar('span')),
      complete: true,
      queueMean: scalar('queueMean'),
      queueMax: scalar('queueMax'),
      queueOldestMs: knownSpan(scalar('queueOldestMs')),
      submitted: scalar('submitted'),
      samples: scalar('samples'),
      stages: isMeasured ? this.#readStages(numbers) : null,
      slowdown: known(scalar('slowdown')),
      slowdownLow: known(scalar('slowdownLow')),
      slowdownHigh: known(scalar('slowdownHigh')),
      busy: known(scalar('busy')),
      held: known(scalar('held')),
      excluded: scalar('excluded'),
      lost: scalar('lost'),
      heat: isMeasured ? this.#heat.slice(slot * HEAT_ROWS, (slot + 1) * HEAT_ROWS) : NO_HEAT,
      // The background keeps its own.
      background: null,
    }
  }

  #readStages(numbers: Float64Array): Readonly<Record<Stage, StagePoint>> {
    return Object.fromEntries(
      STAGES.map((stage, n) => [stage, stagePointOf(numbers, SCALARS.length + n * STAGE_FIGURES.length)]),
    ) as Record<Stage, StagePoint>
  }
}
