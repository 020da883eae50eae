import type { Segment } from '../domain/report'
import type { Settings } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { type Instant, type Micros, micros, spanBetween } from '../domain/time'
import { BatchSeries } from './batch-series'
import { type CallStages, PLACE } from './call-stages'

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
  /** Latencies of completed calls beside the baseline, in batches, in the order in which they returned; µs. */
  readonly latencies = new BatchSeries(BATCHES, BATCH_SIZE)
  /** Service times of the same calls, in the same batches. */
  readonly services = new BatchSeries(BATCHES, BATCH_SIZE)

  constructor(start: Instant, settings: Settings, baseline: Baseline) {
    this.start = start
    this.settings = settings
    this.baseline = baseline
  }

  submitted(): void {
    this.#submitted += 1
  }
  completed({ values }: CallStages): void {
    this.latencies.add(values, PLACE.call, PLACE.sync)
    this.services.add(values, PLACE.service, PLACE.sync)
  }
  /** Mean latency of all of them; null without any. */
  get mean(): Micros | null {
    const { count, sum } = this.latencies
    return count === 0 ? null : micros(sum.x / count)
  }
  /** A call completed, and its latency is not written down. */
  counted(): void {
    this.#counted += 1
  }
  close(at: Instant): void {
    this.#end = at
  }

  /** All but what is concluded from its latencies. */
  summary(runStart: Instant, now: Instant): Omit<Segment, 'warmUp'> {
    const meanCallUs = this.mean
    return {
      from: spanBetween(runStart, this.start),
      to: spanBetween(runStart, this.#end ?? now),
      settings: this.settings,
      baseline: this.baseline,
      submitted: this.#submitted,
      completed: this.latencies.count + this.#counted,
      meanCallUs,
      slowdown: meanCallUs === null ? null : meanCallUs / this.baseline.syncUs,
    }
  }
}
