import type { Segment } from '../domain/report'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { type Instant, type Micros, spanBetween } from '../domain/time'
import { MeanTally } from './mean-tally'

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
