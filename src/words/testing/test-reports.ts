import { NO_SYSTEMS } from '../../domain/figures/systems'
import type { Report, StageSummary } from '../../domain/report'
import { ofEachStage, QUIET_ENVIRONMENT } from '../../domain/testing/test-quiet-run'
import { type Micros, micros, millis } from '../../domain/time'
import {
  backgroundOf,
  baselineOf,
  fatesOf,
  lockOf,
  meansOf,
  queueStateOf,
  settingsOf,
  theoryOf,
  warmUpOf,
} from './test-parts'
import type { Wanted } from './test-wanted'

const summary = (mean: number | undefined, count: number): StageSummary => {
  const figure: Micros | null = mean === undefined ? null : micros(mean)
  return { mean: figure, p50: figure, p90: figure, p99: figure, p999: figure, max: figure, count }
}

/** The parts of a report that words are made of: the test says nothing of the others. */
export const reportWith = (wanted: Wanted = {}): Report => {
  const settings = settingsOf(wanted)
  const means = meansOf(wanted)
  const fates = fatesOf(wanted)
  const background = backgroundOf(wanted)
  const excluded = wanted.excluded ?? 0
  const measured = means.call === undefined ? 0 : fates.completed - excluded
  const queue = queueStateOf(wanted, settings)
  const parts: Partial<Report> = {
    settings,
    environment: { ...QUIET_ENVIRONMENT, ...wanted.environment },
    baseline: baselineOf(wanted),
    endedBy: wanted.endedBy ?? 'seconds',
    durationMs: millis(10_000),
    counts: { ...fates, blocked: 0, queued: 0, inFlight: 0 },
    excluded: {
      total: excluded,
      byKind: { hidden: excluded, frozen: 0, 'long-task': 0, stall: 0, sleep: 0 },
    },
    latencyUs: ofEachStage((stage) => summary(means[stage], measured)),
    warmUp: warmUpOf(wanted),
    slowdown: {
      ratio: wanted.ratio ?? null,
      low: wanted.interval?.low ?? null,
      high: wanted.interval?.high ?? null,
      ratioOfAll: wanted.warm?.ratioOfAll ?? wanted.ratio ?? null,
      leftOutCalls: wanted.warm?.leftOut ?? 0,
      dependsOn: wanted.dependsOn ?? null,
      asPrinted2016: null,
      inflation: null,
      inflationLow: wanted.inflationLow ?? null,
      inflationHigh: null,
    },
    throughputPerSecond: wanted.served ?? null,
    classes: {
      foreground: {
        counts: fates,
        callUs: summary(means.call, measured),
        dispatchUs: summary(means.dispatch, measured),
        throughputPerSecond: wanted.served ?? null,
      },
      background: background
        ? {
            counts: background,
            callUs: summary(undefined, 0),
            dispatchUs: summary(undefined, 0),
            throughputPerSecond: null,
          }
        : null,
    },
    queue: {
      mean: 0,
      max: 0,
      growthPerSecond: wanted.growth ?? null,
      growthLow: null,
      growthHigh: null,
      verdict: queue.verdict,
      arrivalsPerSecond: queue.arrivalsPerSecond,
      capacityPerSecond: queue.capacityPerSecond,
      utilisation: queue.utilisation,
    },
    segments: Array.from({ length: 1 + (wanted.changes ?? 0) }) as Report['segments'],
    checks: wanted.checks ?? [],
    ...NO_SYSTEMS,
    workers: wanted.busy === undefined ? [] : [{ id: 1, calls: 1, busy: wanted.busy, held: 1, replaced: 0 }],
    lock: lockOf(wanted),
    nesting: wanted.nesting ?? null,
    deadlocks: { ...NO_SYSTEMS.deadlocks, ...wanted.deadlocks },
  }
  const theory = theoryOf(wanted)
  return { ...parts, ...(theory && { theory }) } as Report
}
