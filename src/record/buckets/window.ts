import { BUCKET } from '../../domain/figures/buckets/columns'
import { type Instant, later, type Millis, millis, spanBetween } from '../../domain/time'
import type { MeanPair } from '../tallies/batch-series'
import { Bucket } from './bucket'

/** Live figures reach back this far at most. */
export const WINDOW = millis(5000)

/** Full buckets in the window; the one being filled is the last. */
const CLOSED_BUCKETS = WINDOW / BUCKET - 1

/** The buckets of the last five seconds and their sum. The same buckets serve for ever. */
export class RollingWindow {
  #closed: Bucket[] = []
  #current: Bucket
  /** Sum of the closed buckets that count; null when it must be made anew. */
  #past: Bucket | null = null
  readonly #pastSpace: Bucket
  readonly #sum: Bucket
  /** Buckets from before this instant are of other settings and count no more. */
  #since: Instant
  /** Of the calls that the ratio is of; null before the first. */
  #baselineUs: number | null = null

  constructor(start: Instant) {
    this.#current = new Bucket(start)
    this.#pastSpace = new Bucket(start)
    this.#sum = new Bucket(start)
    this.#since = start
  }

  get current(): Bucket {
    return this.#current
  }
  /** When the bucket being filled is full. */
  get currentEnd(): Instant {
    return later(this.#current.start, BUCKET)
  }

  /** Closes the current bucket at `end` and opens the next. @returns the closed one */
  roll(end: Instant): Bucket {
    const closed = this.#current
    closed.end = end
    this.#closed.push(closed)
    const freed = this.#closed.length > CLOSED_BUCKETS ? this.#closed.shift() : undefined
    freed?.reset(end)
    this.#current = freed ?? new Bucket(end)
    this.#past = null
    return closed
  }

  /**
   * The settings changed: figures start afresh with the bucket that is being filled.
   * @param baselineUs what calls are made under from now on: the ratio is of those only, though others still return
   */
  restart(baselineUs: number): void {
    this.#since = this.#current.start
    this.#past = null
    if (baselineUs !== this.#baselineUs) this.#current.forgetRatio()
    this.#baselineUs = baselineUs
  }

  /** A call completed that was made under this baseline. */
  addRatio(callUs: number, baselineUs: number): void {
    this.#baselineUs ??= baselineUs
    if (baselineUs !== this.#baselineUs) return
    this.#current.ratioCallUs += callUs
    this.#current.ratioBaselineUs += baselineUs
  }

  /** Mean call latency ÷ the baseline, of the window's calls that were made under the present one; null without any. */
  slowdown(): number | null {
    let [callSumUs, baselineSumUs] = [0, 0]
    for (const { x, y } of this.ratioSums()) {
      callSumUs += x
      baselineSumUs += y
    }
    return baselineSumUs === 0 ? null : callSumUs / baselineSumUs
  }

  /** Sums of call latencies beside those of their baselines, for each bucket that has any, oldest first; µs. */
  ratioSums(): readonly MeanPair[] {
    return [...this.#counting(), this.#current]
      .filter(({ ratioBaselineUs }) => ratioBaselineUs > 0)
      .map(({ ratioCallUs, ratioBaselineUs }) => ({ x: ratioCallUs, y: ratioBaselineUs }))
  }

  /** All that happened since the window's start, up to `now`. The result is overwritten by the next call. */
  sum(now: Instant): { readonly bucket: Bucket; readonly span: Millis } {
    this.#past ??= this.#sumPast()
    this.#sum.reset(this.#past.start)
    this.#sum.add(this.#past)
    this.#sum.add(this.#current)
    return { bucket: this.#sum, span: spanBetween(this.#past.start, now) }
  }

  #sumPast(): Bucket {
    const buckets = this.#counting()
    this.#pastSpace.reset(buckets[0]?.start ?? this.#current.start)
    for (const bucket of buckets) this.#pastSpace.add(bucket)
    return this.#pastSpace
  }

  /** The closed buckets that are of the present settings. */
  #counting(): Bucket[] {
    return this.#closed.filter(({ start }) => start >= this.#since)
  }
}
