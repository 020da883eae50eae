import { PERCENTILES, supportsPercentile } from '../../domain/figures/percentile'
import type { RoutingFigures } from '../../domain/figures/systems'
import { type Instant, instant, latencyBetween } from '../../domain/time'
import { LatencyHistogram } from '../../record/percentiles/histogram'

/** Callers that have gone are dropped from the line when they are so many, and more than those who wait. */
const DROPPED_AT_ONCE = 4096

/** Who made a call, and takes a result for it. */
export interface Taker {
  readonly scheduledAt: Instant | null
  readonly submittedAt: number
  readonly onSettled: () => void
}

/** Callers in line before one queue of results: each result goes to the one who has waited longest. */
export class UnroutedResults {
  #line: Taker[] = []
  /** Those before it have gone. */
  #first = 0
  #taken = 0
  #gotAnothers = 0
  readonly #waits = new LatencyHistogram(3)

  /** A caller waits, for as many results as it has made calls. */
  wait(taker: Taker): void {
    this.#line.push(taker)
  }

  /**
   * The result of `made` is there.
   * @param at when; null where no time is taken
   * @returns who takes it
   */
  take(made: Taker, at: Instant | null): Taker {
    const taker = this.#line[this.#first] ?? made
    this.#first += 1
    if (this.#first >= DROPPED_AT_ONCE && 2 * this.#first >= this.#line.length) {
      this.#line = this.#line.slice(this.#first)
      this.#first = 0
    }
    this.#taken += 1
    if (taker !== made) this.#gotAnothers += 1
    if (at !== null) this.#waits.record(latencyBetween(taker.scheduledAt ?? instant(taker.submittedAt), at))
    return taker
  }

  figures(): RoutingFigures {
    const known = (percent: number) =>
      supportsPercentile(this.#waits.count, percent) ? this.#waits.percentile(percent) : null
    return {
      taken: this.#taken,
      gotAnothers: this.#gotAnothers,
      share: this.#taken === 0 ? null : this.#gotAnothers / this.#taken,
      waitUs: { mean: this.#waits.mean, p50: known(PERCENTILES.p50), p99: known(PERCENTILES.p99) },
    }
  }
}
