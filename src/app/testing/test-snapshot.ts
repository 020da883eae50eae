import { NO_COUNTS } from '../../domain/call'
import type { Check } from '../../domain/figures/check'
import { NO_SPECTRUM } from '../../domain/figures/pictures/spectrum'
import { NO_QUEUE_STATE } from '../../domain/figures/queue-state'
import { NO_CALLS } from '../../domain/figures/reading'
import { NO_CLASS_COUNTS, NO_CLASSES, NO_SYSTEMS } from '../../domain/figures/systems'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import type { Environment, Snapshot, StageReadings } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'

interface Wanted {
  readonly settings?: Settings
  readonly completed?: number
  readonly completedPerSecond?: number
  readonly rounds?: number
  readonly unaccounted?: number
  readonly excluded?: number
  readonly checks?: readonly Check[]
  readonly environment?: Partial<Environment>
}

const NO_READINGS: StageReadings = {
  mean: NO_CALLS,
  p50: NO_CALLS,
  p90: NO_CALLS,
  p99: NO_CALLS,
  p999: NO_CALLS,
}

/** A snapshot for tests: a quiet machine that can be trusted, and what the test wants. */
export const snapshotOf = (wanted: Wanted = {}): Snapshot => ({
  run: 1,
  at: millis(1000),
  phase: { kind: 'running' },
  settings: wanted.settings ?? DEFAULTS,
  environment: {
    userAgent: 'test',
    cores: 8,
    crossOriginIsolated: true,
    clockResolutionUs: micros(5),
    workerClockResolutionUs: micros(5),
    caller: 'own',
    callerFallback: null,
    timer: 'fine',
    ...wanted.environment,
  },
  baseline: null,
  counts: { ...NO_COUNTS, submitted: wanted.completed ?? 0, completed: wanted.completed ?? 0 },
  cutOff: null,
  unaccounted: wanted.unaccounted ?? 0,
  failure: null,
  queue: { length: 0, oldestMs: null },
  queueState: NO_QUEUE_STATE,
  warmUp: { kind: 'unknown', reason: 'no calls yet' },
  interruptions: [],
  excluded: wanted.excluded ?? 0,
  workerHistories: [],
  spectrum: NO_SPECTRUM,
  ...NO_SYSTEMS,
  classes: {
    ...NO_CLASSES,
    foreground: {
      ...NO_CLASSES.foreground,
      counts: { ...NO_CLASS_COUNTS, submitted: wanted.completed ?? 0, completed: wanted.completed ?? 0 },
    },
  },
  workers: { asked: 4, starting: 0, ready: 4, retiring: 0, answering: 4 },
  live: {
    hops: 'apart',
    window: millis(1000),
    stages: {
      queueWait: NO_READINGS,
      forward: NO_READINGS,
      lockWait: NO_READINGS,
      service: NO_READINGS,
      return: NO_READINGS,
      hops: NO_READINGS,
      dispatch: NO_READINGS,
      call: NO_READINGS,
    },
    slowdown: NO_CALLS,
    slowdownInterval: null,
    slowdownDependsOn: null,
    submittedPerSecond: 0,
    completedPerSecond: wanted.completedPerSecond ?? 0,
    generatorLag: NO_CALLS,
  },
  progress: { round: 1, rounds: 0, fraction: null, roundFraction: 0, secondsLeft: null },
  timeline: [],
  marks: [],
  checks: wanted.checks ?? [],
  rounds: Array.from({ length: wanted.rounds ?? 0 }, (_, index) => ({
    round: index + 1,
    calls: 10_000,
    poolUs: micros(121.006),
    syncUs: micros(0.4637),
    slowdown: 260.94,
    isCold: index === 0,
    isWarmUp: false,
  })),
})
