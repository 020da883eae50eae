import { BUCKET } from '../../domain/figures/buckets/columns'

/** Where a span of time begins and ends, ms since the run began: in an array, so that handing it on makes no garbage. */
export type Span = Float64Array
export const FROM = 0
export const UNTIL = 1
export const spanFor = (from = 0, until = 0): Span => Float64Array.of(from, until)

/**
 * Time by bucket of the timeline: how many ms of each bucket something went on, of the newest buckets only. What is
 * added may reach back over many of them.
 */
export class TimeByBucket {
  readonly #ms: Float64Array | Float32Array
  /** The newest bucket that was written; those after it are empty. */
  #newest = -1

  constructor(space: Float64Array | Float32Array) {
    this.#ms = space
  }

  /** @param weight how many times over it went on */
  add(span: Span, weight = 1): void {
    const from = Math.max(0, span[FROM] as number)
    const until = span[UNTIL] as number
    if (!(until > from)) return
    // An end that coincides with a bucket's is in that bucket, not in the next.
    const last = Math.ceil(until / BUCKET) - 1
    if (last > this.#newest) this.#advance(last)
    const ms = this.#ms
    const first = Math.max(this.#newest - ms.length + 1, Math.floor(from / BUCKET))
    for (let bucket = first; bucket <= last; bucket += 1) {
      const start = bucket * BUCKET
      const part = Math.min(until, start + BUCKET) - Math.max(from, start)
      const slot = bucket % ms.length
      ms[slot] = (ms[slot] as number) + part * weight
    }
  }

  /** @returns ms; 0 of a bucket that is too old or still to come */
  at(bucket: number): number {
    const isKept = bucket >= 0 && bucket <= this.#newest && bucket > this.#newest - this.#ms.length
    return isKept ? (this.#ms[bucket % this.#ms.length] ?? 0) : 0
  }

  #advance(bucket: number): void {
    const from = Math.max(this.#newest + 1, bucket - this.#ms.length + 1)
    for (let fresh = from; fresh <= bucket; fresh += 1) this.#ms[fresh % this.#ms.length] = 0
    this.#newest = bucket
  }
}
