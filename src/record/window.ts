import { type Instant, later, type Millis, millis, spanBetween } from '../domain/time'
import { Bucket } from './bucket'

/** Width of a bucket of the timeline. */
export const BUCKET = millis(250)
/** Live figures reach back this far at most. */
export const WINDOW = millis(5000)

const BUCKETS = WINDOW / BUCKET

/** The buckets of the last five seconds and their sum. Twenty-one buckets serve for ever. */
export class RollingWindow {
  #closed: Bucket[] = []
  #current: Bucket
  readonly #sum: Bucket
  /** Buckets from before this instant are of other settings and count no more. */
  #since: Instant

  constructor(start: Instant) {
    this.#current = new Bucket(start)
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
    const freed = this.#closed.length > BUCKETS ? this.#closed.shift() : undefined
    freed?.reset(end)
    this.#current = freed ?? new Bucket(end)
    return closed
  }

  /** The settings changed: figures start afresh with the bucket that is being filled. */
  restart(): void {
    this.#since = this.#current.start
  }

  /** Mean call latency ÷ mean baseline of the window's completed calls; null when none completed. */
  slowdown(): number | null {
    let [callSumUs, baselineSumUs] = [0, 0]
    for (const bucket of this.#buckets()) {
      callSumUs += (bucket.call.mean ?? 0) * bucket.completed
      baselineSumUs += bucket.baselineSumUs
    }
    return baselineSumUs === 0 ? null : callSumUs / baselineSumUs
  }

  /** All that happened since the window's start, up to `now`. The result is overwritten by the next call. */
  sum(now: Instant): { readonly bucket: Bucket; readonly span: Millis } {
    const buckets = this.#buckets()
    const start = buckets[0]?.start ?? this.#current.start
    this.#sum.reset(start)
    for (const bucket of buckets) this.#sum.add(bucket)
    return { bucket: this.#sum, span: spanBetween(start, now) }
  }

  #buckets(): Bucket[] {
    return [...this.#closed.filter(({ start }) => start >= this.#since), this.#current]
  }
}
