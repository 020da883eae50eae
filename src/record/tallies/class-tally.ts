import { BUCKET, BUCKETS_KEPT, type ClassPoint } from '../../domain/figures/buckets/columns'
import { PERCENTILES } from '../../domain/figures/percentile'
import { type Instant, later, type Micros, micros, millis, spanBetween } from '../../domain/time'
import { WINDOW } from '../buckets/window'
import { CallBooks } from '../calls/call-books'
import { LatencyHistogram } from '../percentiles/histogram'

/** Buckets of the live window; the one being filled is the last. */
const WINDOW_BUCKETS = WINDOW / BUCKET

interface Filled {
  /** The bucket's place in the run, from 1. */
  readonly place: number
  readonly latencies: LatencyHistogram
}

/**
 * What becomes of a second class of calls: counted and timed beside the calls that a run is about, in the same buckets
 * of time, and in memory that does not grow.
 */
export class ClassTally {
  readonly books = new CallBooks()
  /** Of completed calls, from the scheduled arrival, and from submission until a worker starts them. */
  readonly call = new LatencyHistogram(3)
  readonly dispatch = new LatencyHistogram(3)
  readonly #start: Instant
  /** Of the live window, oldest first; the last is being filled. Only buckets in which a call completed. */
  #buckets: Filled[] = []
  readonly #points = new Map<number, ClassPoint>()
  readonly #sum = new LatencyHistogram(2)

  constructor(start: Instant) {
    this.#start = start
  }

  completed(call: Micros, dispatch: Micros, at: Instant): void {
    this.call.record(call)
    this.dispatch.record(dispatch)
    this.#bucketAt(at).record(call)
  }

  /** Latencies of the last seconds, and how long these are, s. */
  recent(now: Instant): { readonly latencies: LatencyHistogram; readonly seconds: number } {
    const first = this.#placeOf(now) - WINDOW_BUCKETS + 1
    const from = Math.max(0, (first - 1) * BUCKET)
    this.#sum.reset()
    for (const { place, latencies } of this.#buckets) if (place >= first) this.#sum.add(latencies)
    return { latencies: this.#sum, seconds: millis(spanBetween(this.#start, now) - from) / 1000 }
  }

  /** The point of the bucket that ends at `end`, or, unfinished, holds it; null when no call completed in it. */
  pointAt(end: Instant): ClassPoint | null {
    // Half a millisecond earlier: that is in the bucket, however its end was rounded.
    const place = this.#placeOf(later(end, millis(-0.5)))
    const current = this.#buckets.at(-1)
    return current?.place === place ? pointOf(current.latencies) : (this.#points.get(place) ?? null)
  }

  #placeOf(at: Instant): number {
    return Math.max(1, Math.floor(spanBetween(this.#start, at) / BUCKET) + 1)
  }

  #bucketAt(at: Instant): LatencyHistogram {
    const current = this.#buckets.at(-1)
    // A call may be written down a moment after one that ended later.
    const place = Math.max(this.#placeOf(at), current?.place ?? 0)
    if (current?.place === place) return current.latencies
    if (current) this.#keep(current)
    const freed = this.#buckets.length >= WINDOW_BUCKETS ? this.#buckets.shift()?.latencies : undefined
    freed?.reset()
    const latencies = freed ?? new LatencyHistogram(2)
    this.#buckets.push({ place, latencies })
    return latencies
  }

  #keep({ place, latencies }: Filled): void {
    this.#points.set(place, pointOf(latencies))
    const [oldest] = this.#points.keys()
    if (this.#points.size > BUCKETS_KEPT && oldest !== undefined) this.#points.delete(oldest)
  }
}

const pointOf = (latencies: LatencyHistogram): ClassPoint => ({
  p50: latencies.percentile(PERCENTILES.p50) ?? micros(0),
  p99: latencies.percentile(PERCENTILES.p99) ?? micros(0),
  samples: latencies.count,
})
