import type { Segment } from '../domain/report'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { type Instant, type Micros, spanBetween } from '../domain/time'
import { BatchSeries } from './batch-series'
import { MeanTally } from './mean-tally'

/** Batches in which a segment's latencies are kept, at least: half may be warm-up, and twenty must be left. */
const BATCHES = 50
/** Values in the smallest batch: as MSER-5 wants them. */
const BATCH_SIZE = 5

/** What came of the calls submitted under one set of settings. */
export class SegmentTally {
  settings: Settings
  readonly baseline: Baseline
  readonly start: Instant
  #end: Instant | null = null
  #submitted = 0
  /** Completed calls whose latency was not written down. */
  #counted = 0
  readonly #calls = new MeanTally()
  /** Latencies of completed calls, in batches, in the order in which they returned; µs. */
  readonly latencies = new BatchSeries(BATCHES, BATCH_SIZE)

  constructor(start: Instant, settings: Settings, baseline: Baseline) {
    this.start = start
    this.settings = settings
    this.baseline = baseline
  }

  submitted(): void {
    this.#submitted += 1
  }
  completed(latency: Micros): void {
    this.#calls.add(latency)
    this.latencies.add(latency, this.baseline.syncUs)
  }
  /** Mean latency of all of them; null without any. */
  get mean(): Micros | null {
    return this.#calls.mean
  }
  get completedCount(): number {
    return this.#calls.count
  }
  /** A call completed, and its latency is not written down. */
  counted(): void {
    this.#counted += 1
  }
  close(at: Instant): void {
    this.#end = at
  }

  summary(runStart: Instant, now: Instant): Segment {
    const meanCallUs = this.#calls.mean
    return {
      from: spanBetween(runStart, this.start),
      to: spanBetween(runStart, this.#end ?? now),
      settings: this.settings,
      baseline: this.baseline,
      submitted: this.#submitted,
      completed: this.#calls.count + this.#counted,
      meanCallUs,
      slowdown: meanCallUs === null ? null : meanCallUs / this.baseline.syncUs,
    }
  }
}
