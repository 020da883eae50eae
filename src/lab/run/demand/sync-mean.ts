import type { Baseline } from '../../../domain/snapshot'
import { type Instant, type Micros, micros, spanBetween } from '../../../domain/time'
import type { Workload } from '../../../workloads/workload'
import { measureSyncMean, ROUND_BATCH_US } from '../../baseline/baseline'
import type { RunClock } from '../run-clock'

/** Of the time of a run, the share that timing direct calls in between may take beside it. */
const MOST_SHARE = 0.1

/**
 * The synchronous figure of the rounds: the function called directly between two of them. The run's clock stands still
 * meanwhile, and short rounds are not held up each time: they share a figure.
 */
export class SyncMean {
  readonly #clock: RunClock
  #latest: { readonly baseline: Baseline; readonly us: Micros } | null = null
  /** When direct calls were last timed; at first, when the run began. */
  #timedAt: Instant

  constructor(clock: RunClock) {
    this.#clock = clock
    this.#timedAt = clock.now()
  }

  /** @returns of the latest timing under these settings; before there is one, the baseline */
  latest(baseline: Baseline): Micros {
    return this.#latest?.baseline === baseline ? this.#latest.us : baseline.syncUs
  }

  /** Times anew, if it is long enough ago. No call may be under way. */
  async measure(workload: Workload, baseline: Baseline): Promise<Micros> {
    const costUs = micros(Math.max(ROUND_BATCH_US, baseline.syncUs))
    const elapsedUs = spanBetween(this.#timedAt, this.#clock.now()) * 1000
    if (elapsedUs * MOST_SHARE < costUs) return this.latest(baseline)
    const us = await this.#clock.haltedFor((actual) => measureSyncMean(workload, actual, baseline.syncUs))
    this.#latest = { baseline, us }
    this.#timedAt = this.#clock.now()
    return us
  }
}
