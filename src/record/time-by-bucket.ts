import { BUCKET } from './bucket-span'

/**
 * Time by bucket of the timeline: how many ms of each bucket something went on, of the newest buckets only. What is
 * added may reach back over many of them. Moments are ms since the run began.
 */
export class TimeByBucket {
  readonly #ms: Float64Array | Float32Array
  /** The newest bucket that was written; those after it are empty. */
  #newest = -1

  constructor(space: Float64Array | Float32Array) {
    this.#ms = space
  }

  /** @param weight how many times over it went on */
  add(from: number, until: number, weight = 1): void {
    if (!(until > from)) return
    // An end that coincides with a bucket's is in that bucket, not in the next.
    const last = Math.max(0, Math.ceil(until / BUCKET) - 1)
    this.#advance(last)
    const oldest = Math.max(0, this.#newest - this.#ms.length + 1)
    for (let bucket = Math.max(oldest, Math.floor(from / BUCKET)); bucket <= last; bucket += 1) {
      const ms = Math.min(until, (bucket + 1) * BUCKET) - Math.max(from, bucket * BUCKET)
      const slot = bucket % this.#ms.length
      this.#ms[slot] = (this.#ms[slot] ?? 0) + ms * weight
    }
  }

  /** @returns ms; 0 of a bucket that is too old or still to come */
  at(bucket: number): number {
    const isKept = bucket >= 0 && bucket <= this.#newest && bucket > this.#newest - this.#ms.length
    return isKept ? (this.#ms[bucket % this.#ms.length] ?? 0) : 0
  }

  reset(): void {
    this.#newest = -1
  }

  #advance(bucket: number): void {
    const from = Math.max(this.#newest + 1, bucket - this.#ms.length + 1)
    for (let fresh = from; fresh <= bucket; fresh += 1) this.#ms[fresh % this.#ms.length] = 0
    this.#newest = Math.max(this.#newest, bucket)
  }
}
