import { NO_COUNTS, STAGES, type Stage } from '../call'
import { NO_SPECTRUM } from '../figures/pictures/spectrum'
import { NO_QUEUE_STATE } from '../figures/queue-state'
import { NO_CALLS } from '../figures/reading'
import { NO_CLASSES, NO_SYSTEMS } from '../figures/systems'
import { DEFAULTS } from '../settings/settings'
import type { Environment, Snapshot } from '../snapshot'
import { micros, millis } from '../time'

/** A figure of every stage. */
export const ofEachStage = <T>(figure: (stage: Stage) => T) =>
  Object.fromEntries(STAGES.map((stage) => [stage, figure(stage)])) as Record<Stage, T>

/** A machine that can be trusted. */
export const QUIET_ENVIRONMENT: Environment = {
  userAgent: 'test',
  cores: 8,
  crossOriginIsolated: true,
  clockResolutionUs: micros(5),
  workerClockResolutionUs: micros(5),
  caller: 'own',
  callerFallback: null,
  timer: 'fine',
}

/** A run of which nothing is known yet, on a quiet machine: where tests of snapshots start from. */
export const QUIET_SNAPSHOT: Snapshot = {
  run: 1,
  at: millis(1000),
  phase: { kind: 'running' },
  settings: DEFAULTS,
  environment: QUIET_ENVIRONMENT,
  baseline: null,
  counts: NO_COUNTS,
  cutOff: null,
  unaccounted: 0,
  failure: null,
  queue: { length: 0, oldestMs: null },
  queueState: NO_QUEUE_STATE,
  warmUp: { kind: 'unknown', reason: 'no calls yet' },
  interruptions: [],
  excluded: 0,
  workerHistories: [],
  spectrum: NO_SPECTRUM,
  ...NO_SYSTEMS,
  classes: NO_CLASSES,
  workers: { asked: 4, starting: 0, ready: 4, retiring: 0, answering: 4 },
  live: {
    hops: 'apart',
    window: millis(1000),
    stages: ofEachStage(() => ({
      mean: NO_CALLS,
      p50: NO_CALLS,
      p90: NO_CALLS,
      p99: NO_CALLS,
      p999: NO_CALLS,
    })),
    slowdown: NO_CALLS,
    slowdownInterval: null,
    slowdownDependsOn: null,
    submittedPerSecond: 0,
    completedPerSecond: 0,
    generatorLag: NO_CALLS,
  },
  progress: { round: 1, rounds: 0, fraction: null, roundFraction: 0, secondsLeft: null },
  timeline: [],
  marks: [],
  checks: [],
  rounds: [],
}
