import int32Module from 'hdr-histogram-js/dist/Int32Histogram'
import { type Micros, micros } from '../domain/time'

/** A CommonJS module: bundlers give its default export, or, by Node's rule, the module that holds it. */
const Int32Histogram = (int32Module as { readonly default?: typeof int32Module }).default ?? int32Module

/** Longest latency told apart, µs: one minute. Longer ones count as this. */
const LONGEST_US = 60_000_000

/** Fewest samples beyond a percentile for it to be more than an anecdote (method: n·(1 − p) ≥ 10). */
const SAMPLES_BEYOND = 10

/**
 * Latencies in whole µs, from 0 to one minute, in an HdrHistogram; mean and maximum are kept exactly.
 * Memory is fixed: 2 digits take 10 kB, 3 digits 70 kB.
 */
export class LatencyHistogram {
  readonly #counts: int32Module
  #sumUs = 0
  #maxUs = 0

  constructor(digits: 2 | 3) {
    this.#counts = new Int32Histogram(1, LONGEST_US, digits)
  }

  get count(): number {
    return this.#counts.totalCount
  }
  get mean(): Micros | null {
    return this.count === 0 ? null : micros(this.#sumUs / this.count)
  }
  get max(): Micros | null {
    return this.count === 0 ? null : micros(this.#maxUs)
  }

  /** A negative latency can only be the clocks' error: it counts as 0 in percentiles and as it is in the mean. */
  record(latency: Micros): void {
    this.#counts.recordValue(Math.min(Math.max(0, Math.round(latency)), LONGEST_US))
    this.#sumUs += latency
    if (latency > this.#maxUs) this.#maxUs = latency
  }

  /** @param percent 0 to 100 @returns highest value of the rank's bucket, or null when nothing was recorded */
  percentile(percent: number): Micros | null {
    return this.count === 0 ? null : micros(this.#counts.getValueAtPercentile(percent))
  }

  /** Whether enough samples lie beyond the percentile to print it. */
  supports(percent: number): boolean {
    return this.count * (1 - percent / 100) >= SAMPLES_BEYOND * (1 - 1e-9)
  }

  /** Adds what `other`, of the same number of digits, has recorded. */
  add(other: LatencyHistogram): void {
    this.#counts.add(other.#counts)
    this.#sumUs += other.#sumUs
    this.#maxUs = Math.max(this.#maxUs, other.#maxUs)
  }

  reset(): void {
    this.#counts.reset()
    this.#sumUs = 0
    this.#maxUs = 0
  }
}
