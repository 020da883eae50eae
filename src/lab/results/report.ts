import type { Stage } from '../../domain/call'
import { BUCKETS_KEPT } from '../../domain/figures/buckets/columns'
import { coarserStep } from '../../domain/figures/clock-step'
import { NOTHING_CUT_OFF } from '../../domain/figures/fates'
import { INTERRUPTION_KINDS, type InterruptionKind } from '../../domain/figures/interruption'
import type { QueueState } from '../../domain/figures/queue-state'
import {
  type Cohort,
  type DataCost,
  type FiguresReport,
  REPORT_SCHEMA,
  type Report,
  type StageSummary,
} from '../../domain/report'
import type { Settings } from '../../domain/settings/settings'
import type { TimelinePoint } from '../../domain/snapshot'
import { type Instant, type Micros, type Millis, millis, spanBetween } from '../../domain/time'
import type { InterruptionDetector } from '../../record/interruptions/interruption-detector'
import type { Recorder } from '../../record/recorder'
import { workerSummaries } from '../../record/workers/worker-summaries'
import { checksOf } from '../../stats/checks/checks'
import { doClocksAgree } from '../../stats/checks/judges/judge-clocks'
import { summarise, summariseHop } from '../../stats/clocks/resolve'
import { ratioDependence } from '../../stats/intervals/ratio-dependence'
import { fullSince, lengthsOf } from '../../stats/queue/queue-windows'
import { slopeInterval } from '../../stats/queue/slope'
import { warmUpOfSegment } from '../../stats/warm-up/segment-warm-up'
import { steadyFigures } from '../../stats/warm-up/steady'
import type { CallMaker } from '../calls/call-maker'
import { classSummaries } from './class-figures'
import { evidenceOf } from './evidence'
import { type Moment, queueNow } from './queue-now'
import type { RunFacts } from './snapshot'
import { columnsOf } from './timeline-columns'

const stagesOf = (
  { stages }: Recorder,
  resolutionUs: Micros,
  doClocksAgree: boolean,
): Readonly<Record<Stage, StageSummary>> => ({
  queueWait: summarise(stages.queueWait, resolutionUs),
  forward: summariseHop(stages.forward, stages.forward, resolutionUs, doClocksAgree),
  lockWait: summarise(stages.lockWait, resolutionUs),
  service: summarise(stages.service, resolutionUs),
  return: summariseHop(stages.return, stages.forward, resolutionUs, doClocksAgree),
  hops: summarise(stages.hops, resolutionUs),
  dispatch: summarise(stages.dispatch, resolutionUs),
  call: summarise(stages.call, resolutionUs),
})

export interface ReportFacts extends Omit<RunFacts, 'run' | 'phase' | 'planFraction'> {
  readonly version: string
  readonly startedAt: string
  readonly endedBy: Report['endedBy']
  readonly data?: DataCost
}

/** Stretches of the last segment from which the queue's growth is taken: enough, and long enough not to be alike. */
const STRETCHES = 30

/** Growth over the last segment's full buckets, calls a second. */
const growthOf = (
  points: readonly TimelinePoint[],
  segmentFrom: number,
): Pick<Report['queue'], 'growthPerSecond' | 'growthLow' | 'growthHigh'> => {
  const full = fullSince(points, segmentFrom)
  const slope = slopeInterval(lengthsOf(full, Math.max(1, Math.ceil(full.length / STRETCHES))))
  return slope.kind === 'slope'
    ? { growthPerSecond: slope.slope, growthLow: slope.low, growthHigh: slope.high }
    : { growthPerSecond: null, growthLow: null, growthHigh: null }
}

/** The calls that the figures are of; the oldest that was cancelled shows how far arrivals are complete. */
const cohortOf = ({ start, firstCancelledAt, stages }: Recorder, duration: Millis): Cohort => ({
  by: 'arrival',
  from: millis(0),
  to: millis(Math.min(duration, spanBetween(start, firstCancelledAt))),
  calls: stages.call.count,
})

const slowdownOf = (
  { segments, rounds }: CallMaker,
  settings: Settings,
  { verdict }: QueueState,
): Report['slowdown'] => {
  const { slowdown, inflation, ratioOfAll, leftOutCalls } = steadyFigures(segments.tallies)
  return {
    ...slowdown,
    ratioOfAll,
    leftOutCalls,
    dependsOn: ratioDependence(settings, verdict),
    asPrinted2016: rounds.asPrinted2016,
    inflation: inflation.ratio,
    inflationLow: inflation.low,
    inflationHigh: inflation.high,
  }
}

const interruptedOf = (
  interruptionDetector: InterruptionDetector,
  now: Instant,
): Pick<Report, 'excluded' | 'skippedArrivals' | 'interruptions'> => {
  const { tallies, excluded } = interruptionDetector
  const byKind = Object.fromEntries(
    INTERRUPTION_KINDS.map((kind) => [kind, tallies[kind].excluded]),
  ) as Record<InterruptionKind, number>
  return {
    excluded: { total: excluded, byKind },
    skippedArrivals: Object.values(tallies).reduce((sum, { skipped }) => sum + skipped, 0),
    interruptions: interruptionDetector.interruptions(now),
  }
}

/**
 * The report of a run that has ended.
 * @param moment when demand did: all figures are of the time until then
 */
export const reportOf = (facts: ReportFacts, moment: Moment, callMaker: CallMaker): FiguresReport => {
  const { environment, ...rest } = facts
  const { now: endedAt, workerStats } = moment
  const { recorder, rounds } = callMaker
  const resolutionUs = coarserStep(environment)
  const points = recorder.chart(endedAt, BUCKETS_KEPT, workerStats).timeline
  // As they were in the end: a plan may have multiplied demand.
  const { settings } = callMaker.segments.current
  const queueState = queueNow(settings, moment, callMaker, points)
  const segments = callMaker.segments.summaries(endedAt)
  const { counts } = callMaker.conservation.balance()
  const duration = spanBetween(recorder.start, endedAt)
  const latencyUs = stagesOf(recorder, resolutionUs, doClocksAgree(callMaker.clocks))
  // Of callers' calls; the counts have those made from inside workers and the background too.
  const { completed } = recorder.books.settled
  return {
    schema: REPORT_SCHEMA,
    ...rest,
    environment,
    durationMs: duration,
    baseline: callMaker.baseline,
    counts,
    cutOff: callMaker.cutOff ?? NOTHING_CUT_OFF,
    ...interruptedOf(recorder.interruptionDetector, endedAt),
    outOfOrder: recorder.stamps.outOfOrder,
    latencyUs,
    cohort: cohortOf(recorder, duration),
    warmUp: warmUpOfSegment(callMaker.segments.current, rounds.sinceChange),
    slowdown: slowdownOf(callMaker, settings, queueState),
    throughputPerSecond: duration > 0 ? (completed * 1000) / duration : null,
    classes: classSummaries(callMaker, latencyUs, duration, resolutionUs),
    queue: {
      ...recorder.queueSummary(endedAt),
      ...growthOf(points, segments.at(-1)?.from ?? 0),
      verdict: queueState.verdict,
      arrivalsPerSecond: queueState.arrivalsPerSecond,
      capacityPerSecond: queueState.capacityPerSecond,
      utilisation: queueState.utilisation,
    },
    generatorLagUs: summarise(recorder.lag, resolutionUs),
    workers: workerSummaries(recorder.workerTallies, workerStats, recorder.start, endedAt),
    rounds: rounds.kept,
    segments,
    marks: callMaker.segments.marks,
    timeline: columnsOf(points, resolutionUs),
    ...callMaker.systems(endedAt),
    checks: checksOf(evidenceOf(callMaker, counts, endedAt, environment)),
    theory: callMaker.theoryBook.at(
      callMaker,
      {
        settings: rest.settings,
        environment,
        queueState,
        timeline: points,
        readyWorkers: moment.stats.workers.ready,
      },
      endedAt,
    ),
  }
}
