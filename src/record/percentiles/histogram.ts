import { type Micros, micros } from '../../domain/time'
import {
  type CounterLayout,
  counterAt,
  counterOf,
  type Digits,
  greatestOf,
  LAYOUTS,
  LONGEST_OF_32_BITS_US,
  LONGEST_US,
  leastOf,
} from './counter-layout'

/** Places of the figures that are kept beside the counters: in an array, where writing them makes no garbage. */
const SUM = 0
const MAX = 1

/** Of a histogram that has recorded nothing: many never do. */
const NO_COUNTERS = new Uint32Array(0)

/** A latency in the whole µs that it counts as. */
const wholeUs = (latency: number): number =>
  latency > 0 ? Math.min(LONGEST_US, Math.floor(latency + 0.5)) : 0

/** How many latencies are at or under a value. */
export interface Ranked {
  readonly us: Micros
  readonly count: number
}

/**
 * Latencies in whole µs, from 0 to twelve days, in the counters of an HdrHistogram; mean and maximum are kept exactly.
 * Memory is fixed from the first latency on: 2 digits take 17 kB, 3 digits 127 kB. Recording takes a few nanoseconds and
 * leaves no garbage.
 */
export class LatencyHistogram {
  readonly #layout: CounterLayout
  #counters = NO_COUNTERS
  readonly #figures = new Float64Array(2)
  readonly #given = new Float64Array(1)
  #count = 0
  /** Between these counters lies all that was recorded; the rest need not be looked at. */
  #lowest: number
  #highest = 0

  constructor(digits: Digits) {
    this.#layout = LAYOUTS[digits]
    this.#lowest = this.#layout.counters
  }

  get count(): number {
    return this.#count
  }
  /** Sum of all that was recorded. */
  get sum(): Micros {
    return micros(this.#figures[SUM] ?? 0)
  }
  get mean(): Micros | null {
    return this.#count === 0 ? null : micros(this.sum / this.#count)
  }
  get max(): Micros | null {
    return this.#count === 0 ? null : micros(this.#figures[MAX] ?? 0)
  }

  /** A negative latency can only be the clocks' error: it counts as 0 in percentiles and as it is in the mean. */
  record(latency: number): void {
    this.#given[0] = latency
    this.recordAll(this.#given, 0, 1, 1)
  }

  /**
   * Records many latencies in one go.
   * @param latencies where they lie: at `first`, `first + step` and so on
   */
  recordAll(latencies: Float64Array, first: number, step: number, count: number): void {
    if (count <= 0) return
    // All at hand in variables: the engine would look them up again for every latency.
    const counters = this.#countersToWrite()
    const { mask, halfBits, zeros } = this.#layout
    let sum = this.#figures[SUM] as number
    let least = LONGEST_US
    let most = 0
    const end = first + count * step
    for (let place = first; place < end; place += step) {
      const latency = latencies[place] as number
      let counter: number
      let us: number
      if (latency < LONGEST_OF_32_BITS_US) {
        us = latency > 0 ? (latency + 0.5) | 0 : 0
        counter = counterAt(mask, halfBits, zeros, us)
      } else {
        us = wholeUs(latency)
        counter = counterOf(this.#layout, us)
      }
      // Each is there: the layout has a counter for every latency.
      counters[counter] = (counters[counter] as number) + 1
      sum += latency
      if (us < least) least = us
      if (latency > most) most = latency
    }
    this.#figures[SUM] = sum
    if (most > (this.#figures[MAX] as number)) this.#figures[MAX] = most
    this.#lowest = Math.min(this.#lowest, counterOf(this.#layout, least))
    this.#highest = Math.max(this.#highest, counterOf(this.#layout, wholeUs(most)))
    this.#count += count
  }

  /** @param percent 0 to 100 @returns as `ranked` says, or null when nothing was recorded */
  percentile(percent: number): Micros | null {
    return this.percentiles([percent])[0] ?? null
  }

  /** @param percents 0 to 100, in ascending order @returns as `ranked` says; empty when nothing was recorded */
  percentiles(percents: readonly number[]): readonly Micros[] {
    return this.ranked(percents).map(({ us }) => us)
  }

  /**
   * Percentiles in one pass over the counters: all that are printed anywhere come from here. Each is the highest
   * value of its rank's counter, but never more than the greatest latency there was.
   * @param percents 0 to 100, in ascending order
   * @returns for each its value, and how many latencies are at or under that; empty when nothing was recorded
   */
  ranked(percents: readonly number[]): readonly Ranked[] {
    const { max } = this
    if (max === null) return []
    let counter = this.#lowest
    let reached = this.#counters[counter] ?? 0
    return percents.map((percent) => {
      const rank = Math.max(1, Math.ceil((this.#count * percent) / 100))
      while (reached < rank && counter < this.#highest) {
        counter += 1
        reached += this.#counters[counter] ?? 0
      }
      return { us: micros(Math.min(max, greatestOf(this.#layout, counter))), count: reached }
    })
  }

  /** Every counter that counted something, from the least latency on. */
  forEach(visit: (leastUs: Micros, greatestUs: Micros, count: number) => void): void {
    for (let counter = this.#lowest; counter <= this.#highest; counter += 1) {
      const count = this.#counters[counter] ?? 0
      if (count > 0)
        visit(micros(leastOf(this.#layout, counter)), micros(greatestOf(this.#layout, counter)), count)
    }
  }

  /** Adds what `other` has recorded, which must have as many digits or more: wide counters hold narrow ones whole. */
  add(other: LatencyHistogram): void {
    if (other.#layout.mask < this.#layout.mask)
      throw new RangeError('latencies of two digits cannot be told apart by three')
    if (other.#count === 0) return
    const counters = this.#countersToWrite()
    const isAlike = other.#layout === this.#layout
    for (let from = other.#lowest; from <= other.#highest; from += 1) {
      const count = other.#counters[from] ?? 0
      if (count === 0) continue
      const to = isAlike ? from : counterOf(this.#layout, leastOf(other.#layout, from))
      counters[to] = (counters[to] ?? 0) + count
      if (to < this.#lowest) this.#lowest = to
      if (to > this.#highest) this.#highest = to
    }
    this.#count += other.#count
    this.#figures[SUM] = this.sum + other.sum
    this.#figures[MAX] = Math.max(this.#figures[MAX] ?? 0, other.#figures[MAX] ?? 0)
  }

  #countersToWrite(): Uint32Array {
    if (this.#counters === NO_COUNTERS) this.#counters = new Uint32Array(this.#layout.counters)
    return this.#counters
  }

  reset(): void {
    if (this.#count > 0) this.#counters.fill(0, this.#lowest, this.#highest + 1)
    this.#figures.fill(0)
    this.#count = 0
    this.#lowest = this.#layout.counters
    this.#highest = 0
  }
}
