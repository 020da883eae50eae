import type { Stage } from '../domain/call'
import { INTERRUPTION_KINDS, type InterruptionKind } from '../domain/interruption'
import { REPORT_SCHEMA, type Report, type StageSummary, type TimelineColumns } from '../domain/report'
import type { Baseline, TimelinePoint } from '../domain/snapshot'
import { type Instant, type Micros, spanBetween } from '../domain/time'
import type { Recorder } from '../record/recorder'
import type { Vigil } from '../record/vigil'
import { checksOf, doClocksAgree } from '../stats/checks'
import { leastOfRepeats } from '../stats/frozen'
import { type RatioInterval, ratioInterval, ratioToFrozen } from '../stats/ratio-interval'
import { coarserStep, summarise, summariseHop } from '../stats/resolve'
import { slopeOf } from '../stats/slope'
import type { Unknown } from '../stats/unknown'
import { classSummaries } from './class-figures'
import { evidenceOf } from './evidence'
import type { Ledger } from './ledger'
import type { RunFacts } from './snapshot'

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

const columnsOf = (points: readonly TimelinePoint[]): TimelineColumns => {
  const column = <K extends keyof TimelinePoint>(key: K) => points.map((point) => point[key])
  return {
    t: column('t'),
    span: column('span'),
    complete: column('complete'),
    queueMean: column('queueMean'),
    queueMax: column('queueMax'),
    submitted: column('submitted'),
    samples: column('samples'),
    stages: column('stages'),
    slowdown: column('slowdown'),
    slowdownLow: column('slowdownLow'),
    slowdownHigh: column('slowdownHigh'),
    busy: column('busy'),
    held: column('held'),
    excluded: column('excluded'),
    heat: column('heat'),
    background: column('background'),
  }
}

/** Growth over the last segment's full buckets, in calls per second. */
const growthOf = (points: readonly TimelinePoint[], segmentFrom: number): number | null =>
  slopeOf(
    points
      .filter(({ t, span, complete }) => complete && t - span >= segmentFrom)
      .map(({ t, queueMean }) => ({ x: t / 1000, y: queueMean })),
  )

export interface ReportFacts extends Omit<RunFacts, 'run' | 'phase'> {
  readonly version: string
  readonly startedAt: string
  readonly endedBy: Report['endedBy']
  /** When demand stopped: rates and shares are of the time until then. */
  readonly endedAt: Instant
}

/** part ÷ whole; null where nothing was measured. */
const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole

/**
 * The ratio with its interval. Under one baseline, the baseline's own uncertainty is part of it; under several, the
 * calls are weighed with the baselines they were made under.
 */
const slowdownInterval = ({ ratio }: Recorder, baselines: readonly Baseline[]): RatioInterval | Unknown => {
  const means = ratio.means()
  const [only, another] = baselines
  if (!only || another) return ratioInterval(means)
  return ratioToFrozen(
    means.map(({ x }) => x),
    leastOfRepeats(only.repeatsUs),
  )
}

const rangeOf = (interval: RatioInterval | Unknown): Pick<Report['slowdown'], 'low' | 'high'> =>
  interval.kind === 'interval' ? { low: interval.low, high: interval.high } : { low: null, high: null }

const interruptedOf = (
  vigil: Vigil,
  now: Instant,
): Pick<Report, 'excluded' | 'skippedArrivals' | 'interruptions'> => {
  const { tallies, excluded } = vigil
  const byKind = Object.fromEntries(
    INTERRUPTION_KINDS.map((kind) => [kind, tallies[kind].excluded]),
  ) as Record<InterruptionKind, number>
  return {
    excluded: { total: excluded, byKind },
    skippedArrivals: Object.values(tallies).reduce((sum, { skipped }) => sum + skipped, 0),
    interruptions: vigil.interruptions(now),
  }
}

/** The report of a run that has ended. */
export const reportOf = (facts: ReportFacts, ledger: Ledger, now: Instant): Report => {
  const { environment, endedAt, ...rest } = facts
  const { recorder, rounds } = ledger
  const resolutionUs = coarserStep(environment)
  const points = recorder.timeline(now)
  const segments = ledger.segments.summaries(endedAt)
  const { counts } = ledger.balance()
  const duration = spanBetween(recorder.start, endedAt)
  const { call, service } = recorder.stages
  // Of callers' calls; the counts have those made from inside workers too.
  const { completed } = recorder.settledCounts
  const baseline: Baseline = ledger.baseline
  const latencyUs = stagesOf(recorder, resolutionUs, doClocksAgree(ledger.clocks))
  const meanBaselineUs = call.count === 0 ? null : recorder.baselineSumUs / call.count
  return {
    schema: REPORT_SCHEMA,
    ...rest,
    environment,
    durationMs: duration,
    baseline,
    counts,
    ...interruptedOf(recorder.vigil, now),
    latencyUs,
    slowdown: {
      ratio: share(call.mean, meanBaselineUs),
      ...rangeOf(
        slowdownInterval(
          recorder,
          segments.map((segment) => segment.baseline),
        ),
      ),
      seedStyle: rounds.seedStyle,
      inflation: share(service.mean, meanBaselineUs),
    },
    throughputPerSecond: duration > 0 ? (completed * 1000) / duration : null,
    classes: classSummaries(ledger, latencyUs, duration, resolutionUs),
    queue: {
      ...recorder.queueSummary(endedAt),
      growthPerSecond: growthOf(points, segments.at(-1)?.from ?? 0),
    },
    generatorLagUs: summarise(recorder.lag, resolutionUs),
    workers: recorder.crew.summaries(recorder.start, endedAt),
    rounds: rounds.kept,
    segments,
    marks: ledger.segments.marks,
    timeline: columnsOf(points),
    ...ledger.systems(endedAt),
    checks: checksOf(evidenceOf(ledger, counts, now, resolutionUs)),
  }
}
