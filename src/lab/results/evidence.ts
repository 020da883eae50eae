import type { Counts } from '../../domain/call'
import { coarserStep } from '../../domain/figures/clock-step'
import { supportsPercentile } from '../../domain/figures/percentile'
import type { Baseline, Environment } from '../../domain/snapshot'
import type { Instant } from '../../domain/time'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import type { Evidence } from '../../stats/checks/evidence'
import { spreadOf } from '../../stats/slowdown/baseline-disparity'
import type { CallMaker } from '../calls/call-maker'

/** Fewer calls say nothing of the others. */
const FEWEST_CALLS = 10
/** The clock's step may blur a mean by this share. */
const BLUR = 0.05

/** Mean service time, µs; null while too few calls average out the steps of the clock that each of them is timed by. */
const serviceOf = ({ services: { count, sum } }: SegmentTally, resolutionUs: number): number | null =>
  count >= FEWEST_CALLS && resolutionUs * Math.sqrt(count) <= BLUR * sum.x ? sum.x / count : null

/** Mean lateness of calls that were scheduled, and their mean latency. */
const latenessOf = ({ lag, due }: CallMaker['recorder']): Evidence['lateness'] => {
  if (lag.count < FEWEST_CALLS || lag.mean === null || due.count < FEWEST_CALLS || due.mean === null)
    return null
  return { lagUs: lag.mean, callUs: due.mean }
}

const timingOf = (
  { repeatsUs, predictedUs, isCutShort, yardstickUs = null }: Baseline,
  { directAfterUs, directAfterSpread, yardsticksAfter = null }: Environment,
): Evidence['timing'] => ({
  spread: spreadOf(repeatsUs),
  predictedUs: predictedUs ?? null,
  isCutShort: isCutShort ?? false,
  afterUs: directAfterUs ?? null,
  afterSpread: directAfterSpread ?? 1,
  yardstickUs,
  yardsticksAfter,
})

/** What the books of a run show, for the checks to judge. */
export const evidenceOf = (
  callMaker: CallMaker,
  { failed, timedOut }: Counts,
  now: Instant,
  environment: Environment,
): Evidence => {
  const { recorder, conservation, wrongChecksums, clocks, instrument } = callMaker
  const { lag, due, stamps, system } = recorder
  const knows = (percent: number, of: typeof lag) =>
    supportsPercentile(of.count, percent) ? of.percentile(percent) : null
  const lagP99Us = knows(99, lag)
  const { current } = callMaker.segments
  const { baseline } = current
  const { stampCost = null } = environment
  const resolutionUs = coarserStep(environment)
  const serviceUs = serviceOf(current, resolutionUs)
  return {
    recording: recorder.level,
    unaccounted: conservation.worstUnaccounted,
    atOdds: conservation.worstAtOdds,
    wrongChecksums,
    failed,
    timedOut,
    fates: {
      foreground: recorder.books.counts,
      background: callMaker.background?.tally.books.counts ?? null,
    },
    stamped: stamps.checked,
    outOfOrder: stamps.outOfOrder,
    worstGapUs: stamps.worstGapUs,
    resolutionUs,
    presence: system.presence(now),
    instrument,
    parallelism: environment.parallelism ?? null,
    parallelismAfter: environment.parallelismAfter ?? null,
    starts: environment.starts ?? null,
    otherRuns: environment.otherRuns ?? null,
    inWorkers: serviceUs === null ? null : serviceUs / baseline.syncUs,
    serviceUs,
    // Only where it may tell a cause: looking it up is dear.
    serviceP50Us: environment.directAfterUs ? knows(50, recorder.stages.service) : null,
    stampCost,
    disparity: baseline.disparity ?? null,
    timing: timingOf(baseline, environment),
    directUs: baseline.source === 'measured' ? baseline.syncUs : null,
    cores: environment.cores,
    ...clocks,
    systems: callMaker.systems(now),
    settings: current.settings,
    interruptions: recorder.interruptionDetector.tallies,
    lagP99Us,
    lateness: latenessOf(recorder),
    // Looked up in thousands of counters at every snapshot: only where there is a lag to compare it with.
    callP50Us: lagP99Us === null ? null : knows(50, due),
  }
}
