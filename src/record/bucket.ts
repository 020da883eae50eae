import { STAGES, type Stage } from '../domain/call'
import type { Instant } from '../domain/time'
import { LatencyHistogram } from './histogram'

/** A histogram for each stage. */
export const stageHistograms = (digits: 2 | 3): Readonly<Record<Stage, LatencyHistogram>> =>
  Object.fromEntries(STAGES.map((stage) => [stage, new LatencyHistogram(digits)])) as Record<
    Stage,
    LatencyHistogram
  >

/** What happened in one stretch of the timeline. Reused when the stretch leaves the rolling window. */
export class Bucket {
  start: Instant
  end: Instant
  submitted = 0
  completed = 0
  /** Calls that completed beside those, and are left out of all latencies. */
  excluded = 0
  /** Sum of the baselines of the completed calls, each as it was when the call was submitted, µs. */
  baselineSumUs = 0
  readonly stages = stageHistograms(2)
  readonly lag = new LatencyHistogram(2)

  constructor(start: Instant) {
    this.start = start
    this.end = start
  }

  reset(start: Instant): void {
    this.start = start
    this.end = start
    this.submitted = 0
    this.completed = 0
    this.excluded = 0
    this.baselineSumUs = 0
    for (const stage of STAGES) this.stages[stage].reset()
    this.lag.reset()
  }

  add(other: Bucket): void {
    this.submitted += other.submitted
    this.completed += other.completed
    this.excluded += other.excluded
    this.baselineSumUs += other.baselineSumUs
    for (const stage of STAGES) this.stages[stage].add(other.stages[stage])
    this.lag.add(other.lag)
  }
}
