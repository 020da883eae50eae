/** Buckets per doubling: each is at most an eighth wide. */
const STEPS = 8
const STEP_BITS = 3
/** From 1 µs to 2³¹ µs, some 36 minutes; what is shorter or longer goes into the first or last. */
const DOUBLINGS = 31
const BUCKETS = (DOUBLINGS - STEP_BITS + 1) * STEPS
const LONGEST_US = 2 ** DOUBLINGS - 1
const US_PER_MS = 1000

/** Which bucket holds a time: below 8 µs one for each µs, then eight for each doubling. */
const bucketOf = (us: number): number => {
  if (us < STEPS) return us
  const exponent = 31 - Math.clz32(us) - STEP_BITS
  return exponent * STEPS + (us >>> exponent)
}

/** The least time in a bucket, µs. */
const startOf = (bucket: number): number => {
  if (bucket < STEPS) return bucket
  const exponent = Math.floor(bucket / STEPS) - 1
  return (bucket - exponent * STEPS) * 2 ** exponent
}

/** Times of calls. All in ms. */
export interface Times {
  readonly count: number
  readonly meanMs: number
  readonly minMs: number
  readonly maxMs: number
  /** Half of the calls took at most this, to an eighth. */
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  /** How many took from `fromMs` on and less than `toMs`; buckets without any are left out. */
  readonly buckets: readonly { readonly fromMs: number; readonly toMs: number; readonly count: number }[]
}

/** Counts times in 2 KiB, whatever their number. */
export class TimeHistogram {
  readonly #counts = new Float64Array(BUCKETS)
  #count = 0
  #sumMs = 0
  #minMs = Number.POSITIVE_INFINITY
  #maxMs = 0

  /** @param ms a time; two clocks that differ may make it less than 0, which counts as 0 */
  add(ms: number): void {
    const time = ms > 0 ? ms : 0
    const bucket = bucketOf(Math.min(Math.floor(time * US_PER_MS), LONGEST_US))
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#count += 1
    this.#sumMs += time
    if (time < this.#minMs) this.#minMs = time
    if (time > this.#maxMs) this.#maxMs = time
  }

  /** What was counted so far; null when nothing was. */
  get times(): Times | null {
    if (this.#count === 0) return null
    return {
      count: this.#count,
      meanMs: this.#sumMs / this.#count,
      minMs: this.#minMs,
      maxMs: this.#maxMs,
      p50Ms: this.#percentile(0.5),
      p90Ms: this.#percentile(0.9),
      p99Ms: this.#percentile(0.99),
      buckets: [...this.#counts.entries()]
        .filter(([, count]) => count > 0)
        .map(([bucket, count]) => ({
          fromMs: startOf(bucket) / US_PER_MS,
          toMs: startOf(bucket + 1) / US_PER_MS,
          count,
        })),
    }
  }

  /** The end of the bucket in which that share of calls is reached, but no more than the longest. */
  #percentile(share: number): number {
    let left = Math.ceil(this.#count * share)
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      left -= this.#counts[bucket] ?? 0
      if (left <= 0) return Math.min(startOf(bucket + 1) / US_PER_MS, this.#maxMs)
    }
    return this.#maxMs
  }
}
