import { STAGES, type Stage } from '../../domain/call'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { Instant } from '../../domain/time'
import type { Digits } from '../percentiles/counter-layout'
import { LatencyHistogram } from '../percentiles/histogram'
import { addTaken, NOTHING_TAKEN, type TakenTime } from './taken-time'

/** A histogram for each stage. */
export const stageHistograms = (digits: Digits): Readonly<Record<Stage, LatencyHistogram>> =>
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
  /** Completed calls that no latency is of: an interruption touched them, or their stamps contradict each other. */
  excluded = 0
  /** Calls that failed, timed out or were rejected. */
  lost = 0
  /** Sums of latencies, and of the baselines that they were made under, of those completed calls that the ratio is of; µs. */
  ratioCallUs = 0
  ratioBaselineUs = 0
  /** What calls that returned took of workers. */
  readonly taken: TakenTime = { heldMs: 0, busyMs: 0, waited: 0, gapMs: 0 }
  /** Whether no call waited at some moment. */
  wasQueueEmpty = false
  readonly stages = stageHistograms(2)
  readonly lag = new LatencyHistogram(2)
  /** Completed calls by latency: one count for each row of the heat map. */
  readonly heat = new Uint32Array(HEAT_ROWS)

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
    this.lost = 0
    this.forgetRatio()
    Object.assign(this.taken, NOTHING_TAKEN)
    this.wasQueueEmpty = false
    for (const stage of STAGES) this.stages[stage].reset()
    this.lag.reset()
    this.heat.fill(0)
  }

  /** What is in it was made under another baseline than what comes. */
  forgetRatio(): void {
    this.ratioCallUs = 0
    this.ratioBaselineUs = 0
  }

  /** Adds what another has, save its heat: rows are looked at by bucket only. */
  add(other: Bucket): void {
    this.submitted += other.submitted
    this.completed += other.completed
    this.excluded += other.excluded
    this.lost += other.lost
    this.ratioCallUs += other.ratioCallUs
    this.ratioBaselineUs += other.ratioBaselineUs
    addTaken(this.taken, other.taken, NOTHING_TAKEN)
    this.wasQueueEmpty ||= other.wasQueueEmpty
    for (const stage of STAGES) this.stages[stage].add(other.stages[stage])
    this.lag.add(other.lag)
  }
}
