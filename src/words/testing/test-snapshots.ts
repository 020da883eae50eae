import { NO_CALLS } from '../../domain/figures/reading'
import { NO_SYSTEMS } from '../../domain/figures/systems'
import type { Snapshot } from '../../domain/snapshot'
import { ofEachStage, QUIET_ENVIRONMENT, QUIET_SNAPSHOT } from '../../domain/testing/test-quiet-run'
import { millis } from '../../domain/time'
import {
  backgroundOf,
  baselineOf,
  fatesOf,
  lockOf,
  meansOf,
  queueStateOf,
  reading,
  settingsOf,
  theoryOf,
  timelineOf,
  warmUpOf,
} from './test-parts'
import type { Wanted } from './test-wanted'

/** A snapshot of a run that goes on. */
export const snapshotWith = (wanted: Wanted = {}): Snapshot => {
  const settings = settingsOf(wanted)
  const means = meansOf(wanted)
  const fates = fatesOf(wanted)
  const background = backgroundOf(wanted)
  const other = { p50: NO_CALLS, p99: NO_CALLS, completedPerSecond: wanted.served ?? 0 }
  return {
    ...QUIET_SNAPSHOT,
    at: millis(10_000),
    settings,
    environment: { ...QUIET_ENVIRONMENT, ...wanted.environment },
    baseline: baselineOf(wanted),
    counts: { ...fates, blocked: 0, queued: 0, inFlight: 0 },
    failure: wanted.failure ?? null,
    queueState: queueStateOf(wanted, settings),
    warmUp: warmUpOf(wanted),
    excluded: wanted.excluded ?? 0,
    lock: lockOf(wanted),
    nesting: wanted.nesting ?? null,
    deadlocks: { ...NO_SYSTEMS.deadlocks, ...wanted.deadlocks },
    classes: {
      foreground: { counts: fates, ...other },
      background: background ? { counts: background, ...other } : null,
    },
    workers: {
      asked: settings.workers,
      starting: 0,
      ready: wanted.ready ?? settings.workers,
      retiring: 0,
      answering: 0,
    },
    live: {
      ...QUIET_SNAPSHOT.live,
      window: millis(5000),
      stages: ofEachStage((stage) => {
        const mean = reading(means[stage])
        return { mean, p50: mean, p90: mean, p99: mean, p999: mean }
      }),
      slowdown: reading(wanted.ratio),
      slowdownInterval: wanted.interval ?? null,
      slowdownDependsOn: wanted.dependsOn ?? null,
      submittedPerSecond: wanted.arrivals ?? 0,
      completedPerSecond: wanted.served ?? 0,
    },
    timeline: timelineOf(wanted),
    theory: theoryOf(wanted) ?? null,
    checks: wanted.checks ?? [],
  }
}
