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
      completed: this.#calls.count,
      meanCallUs,
      slowdown: meanCallUs === null ? null : meanCallUs / this.baseline.syncUs,
    }
  }
}
