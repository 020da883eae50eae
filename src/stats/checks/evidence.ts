import type { InstrumentCost } from '../../domain/experiments/instrument-cost'
import type { CheckState } from '../../domain/figures/check'
import type { Parallelism } from '../../domain/figures/parallelism'
import type { ClassCounts, Systems } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import type { Disparity, StampCost, Yardsticks } from '../../domain/snapshot'
import type { Micros } from '../../domain/time'
import type { InterruptionTallies } from '../../record/interruptions/interruption-log'
import type { Presence } from '../../record/tallies/system-tally'
import type { ClockFinding, DriftFinding } from '../clocks/clock-verdict'

/** What is known of how the direct call was timed. */
interface DirectTiming {
  /** Median ÷ quickest of its batches; 1 in quiet, or where there are too few to tell. */
  readonly spread: number
  /** What the fit foresaw, µs; null where nothing was fitted. */
  readonly predictedUs: number | null
  /** Whether time ran out before it was found to take that. */
  readonly isCutShort: boolean
  /** What it took when the run was over, µs; null where it was not timed again. */
  readonly afterUs: number | null
  /** How its batches differed then; 1 in quiet, or where it was not timed again. */
  readonly afterSpread: number
  /** Work of the engine's own, before the run on the thread of the direct call, and after it; null where it is not known. */
  readonly yardstickUs: number | null
  readonly yardsticksAfter: Yardsticks | null
}

/** What a run has to show for itself. */
export interface Evidence {
  /** How much was written down. */
  readonly recording: Settings['recording']
  /** Most calls that were in no place, or in two, at any snapshot. */
  readonly unaccounted: number
  /** Most calls by which pool and workers were at odds on what was sent, run and answered. */
  readonly atOdds: number
  /** Replies that were not the right ones. */
  readonly wrongChecksums: number
  /** Of all calls of the run. */
  readonly failed: number
  readonly timedOut: number
  /** What became of the calls that the run is about, and of those beside them. */
  readonly fates: { readonly foreground: ClassCounts; readonly background: ClassCounts | null }
  /** Completed calls whose stamps were looked at, and those whose stamps contradict each other. */
  readonly stamped: number
  readonly outOfOrder: number
  /** Largest difference between a call's latency and the sum of its stages. */
  readonly worstGapUs: Micros
  readonly resolutionUs: Micros
  /** Of all calls in the system, without exception. */
  readonly presence: Presence
  /** Workers' clocks against where their time origins say they are, by pings before the run and, if over, after it. */
  readonly skew: ClockFinding
  /** The two measurements of each clock against each other; null while the second is to come. */
  readonly drift: DriftFinding | null
  /** What interruptions of each kind did. */
  readonly interruptions: InterruptionTallies
  /** Open demand: 99th percentile of how late calls were submitted, and the middle latency of these; null when unknown. */
  readonly lagP99Us: Micros | null
  readonly callP50Us: Micros | null
  /** The same as means; null where nothing was scheduled, or too few calls came back to tell. */
  readonly lateness: { readonly lagUs: number; readonly callUs: number } | null
  /** Mean service time, as stamped, ÷ the direct call, under the present settings; null while too few calls tell. */
  readonly inWorkers: number | null
  /** Mean service time under the present settings, as stamped, µs; null while too few calls tell. */
  readonly serviceUs: number | null
  /** Half of all calls took no longer in a worker, µs; null where they are too few, or too short, to tell. */
  readonly serviceP50Us: number | null
  /** What of it is reading the clock and starting the call, of a lone call; null where it was not measured. */
  readonly stampCost: StampCost | null
  /** Why the direct call and the same call in a quiet worker differ; null where they do not. */
  readonly disparity: Disparity | null
  /** How the direct call under the present settings was timed. */
  readonly timing: DirectTiming
  /** The direct call, where it was measured under the present settings; null else. */
  readonly directUs: Micros | null
  /** Logical cores as the browser tells them; null where it does not. */
  readonly cores: number | null
  readonly systems: Systems
  readonly settings: Settings
  /** What workers that spin got of the machine, before the run and, if over, after it; null where it is not known. */
  readonly parallelism: Parallelism | null
  readonly parallelismAfter: Parallelism | null
  /** Other labs that measured at the same time; null where it is not known. */
  readonly otherRuns: number | null
  /** Workers that were asked for when the run began, and those that came; null where nobody counted. */
  readonly starts: { readonly asked: number; readonly came: number } | null
  /** What recording costs, where that has been measured. */
  readonly instrument: InstrumentCost | null
}

/** What a check makes of it. */
export interface Judged {
  readonly state: CheckState
  readonly value: number
  readonly limit: number
  readonly reason: string
}
