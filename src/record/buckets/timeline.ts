import { BUCKETS_KEPT } from '../../domain/figures/buckets/columns'
import { POINT_WIDTH, pointFrom, storePoint } from '../../domain/figures/buckets/stored-point'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'

/** The newest of the buckets are kept as they came too: these are asked for again and again. */
const POINTS_AT_HAND = 120

const NO_HEAT = new Uint32Array(0)

/**
 * The closed buckets of a run, by number from 0. All memory is taken at the start: figures lie in arrays of numbers,
 * and the oldest are overwritten.
 */
export class Timeline {
  readonly #numbers = new Float64Array(BUCKETS_KEPT * POINT_WIDTH)
  readonly #heat = new Uint32Array(BUCKETS_KEPT * HEAT_ROWS)
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
    const wanted = Math.min(count, BUCKETS_KEPT, this.#length)
    return Array.from({ length: wanted }, (_, n) => this.#at(this.#length - wanted + n))
  }

  #at(number: number): TimelinePoint {
    const point = this.#atHand[number % POINTS_AT_HAND]
    return number >= this.#length - POINTS_AT_HAND && point ? point : this.#read(number)
  }

  #write(number: number, point: TimelinePoint): void {
    const slot = number % BUCKETS_KEPT
    storePoint(point, this.#numbers, slot * POINT_WIDTH)
    const heat = this.#heat.subarray(slot * HEAT_ROWS, (slot + 1) * HEAT_ROWS)
    if (point.heat.length === 0) heat.fill(0)
    else heat.set(point.heat)
  }

  #read(number: number): TimelinePoint {
    const slot = number % BUCKETS_KEPT
    const numbers = this.#numbers.subarray(slot * POINT_WIDTH, (slot + 1) * POINT_WIDTH)
    const point = pointFrom(numbers, NO_HEAT)
    return point.stages
      ? { ...point, heat: this.#heat.slice(slot * HEAT_ROWS, (slot + 1) * HEAT_ROWS) }
      : point
  }
}
