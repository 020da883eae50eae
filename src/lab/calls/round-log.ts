import type { RoundLine } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'
import { Recent } from '../../record/buckets/recent'
import type { MeanTally } from '../../record/tallies/mean-tally'
import { cutRoundsOf } from '../../stats/warm-up/segment-warm-up'

/** Lines kept for the report; a snapshot carries the newest of them. */
const KEPT = 1000
const SHOWN = 100

/** The lines of the log, one a round. */
export class RoundLog {
  #lines = new Recent<RoundLine>(KEPT)
  #ended = 0
  /** Whether it was looked which of the lines are warm-up. */
  #isFound = true
  /** Whether the round that goes on began with fresh workers, as the first does. */
  #isCold = true
  /** The round in which the settings last changed; 0 when they have not. */
  #changedIn = 0
  #callWeightedUs = 0
  #syncWeightedUs = 0

  /** Rounds that are over. */
  get ended(): number {
    return this.#ended
  }
  get newest(): readonly RoundLine[] {
    this.#findWarmUp()
    return this.#lines.last(SHOWN)
  }
  get kept(): readonly RoundLine[] {
    this.#findWarmUp()
    return this.#lines.last()
  }

  /** A round begins with fresh workers. */
  beginCold(): void {
    this.#isCold = true
  }

  /** Mean latencies of the rounds that began under the present settings, oldest first; of the newest that are kept. */
  get sinceChange(): readonly Micros[] {
    return this.#lines
      .last()
      .filter(({ round }) => round > this.#changedIn)
      .map(({ poolUs }) => poolUs)
  }

  /** The settings changed: the round that is going on is of both. */
  change(): void {
    this.#changedIn = this.#ended + 1
  }

  /** A round is over; one without a completed call has no line. */
  end({ count, mean }: Pick<MeanTally, 'count' | 'mean'>, syncUs: Micros): void {
    const isCold = this.#isCold
    this.#isCold = false
    this.#ended += 1
    if (mean === null) return
    this.#callWeightedUs += mean * count
    this.#syncWeightedUs += syncUs * count
    this.#lines.push({
      round: this.#ended,
      calls: count,
      poolUs: mean,
      syncUs,
      slowdown: mean / syncUs,
      isCold,
      isWarmUp: false,
    })
    this.#isFound = false
  }

  /** Looks which rounds are warm-up, if one came since; those before the last change stay as they were found. */
  #findWarmUp(): void {
    if (this.#isFound) return
    this.#isFound = true
    const since = this.sinceChange
    const kept = this.#lines.last()
    const first = kept.length - since.length
    const cut = first + cutRoundsOf(since)
    const isRight = ({ isWarmUp }: RoundLine, n: number) => n < first || isWarmUp === n < cut
    if (kept.every(isRight)) return
    this.#lines = new Recent(KEPT)
    for (const [n, line] of kept.entries())
      this.#lines.push(isRight(line, n) ? line : { ...line, isWarmUp: n < cut })
  }

  /** Slowdown as printed in 2016: over all rounds, with the synchronous mean taken during the run. */
  get asPrinted2016(): number | null {
    return this.#syncWeightedUs === 0 ? null : this.#callWeightedUs / this.#syncWeightedUs
  }
}
