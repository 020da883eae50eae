import type { Segment } from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { type Instant, type Micros, micros, spanBetween } from '../../domain/time'
import { type CallStages, PLACE } from '../calls/call-stages'
import { BatchSeries } from './batch-series'
import { LoadTally } from './load-tally'

/** Batches in which a segment's latencies are kept, at least: half may be warm-up, and twenty must be left. */
const BATCHES = 50
/** Values in the smallest batch: as MSER-5 wants them. */
const BATCH_SIZE = 5

/** Open demand’s rate; 0 where callers decide. */
const rateOf = ({ mode, demand, ratePerSecond }: Settings) => (mode === 'open' ? demand * ratePerSecond : 0)

/** What came of the calls submitted under one set of settings. */
export class SegmentTally {
  #settings: Settings
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
  /** What they waited in the queue, in the same batches. */
  readonly waits = new BatchSeries(BATCHES, BATCH_SIZE)
  #load: LoadTally

  constructor(start: Instant, settings: Settings, baseline: Baseline) {
    this.start = start
    this.#settings = settings
    this.#load = new LoadTally(rateOf(settings))
    this.baseline = baseline
  }

  get settings(): Settings {
    return this.#settings
  }
  /** How calls arrived and held their workers since the settings last changed. */
  get load(): LoadTally {
    return this.#load
  }
  /** A change of settings that follows hard on the one before belongs to it; what comes of the load begins anew. */
  adopt(settings: Settings): void {
    this.#settings = settings
    this.#load = new LoadTally(rateOf(settings))
  }

  submitted(call: { readonly submittedAt: number }): void {
    this.#submitted += 1
    this.#load.arrived(call)
  }
  completed({ values }: CallStages): void {
    this.latencies.add(values, PLACE.call, PLACE.sync)
    this.services.add(values, PLACE.service, PLACE.sync)
    this.waits.add(values, PLACE.queueWait, PLACE.sync)
    this.#load.returned(values)
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
