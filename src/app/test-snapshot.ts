import { NO_COUNTS } from '../domain/call'
import type { Check } from '../domain/check'
import { NO_CALLS } from '../domain/reading'
import { DEFAULTS, type Settings } from '../domain/settings'
import type { Environment, Snapshot } from '../domain/snapshot'
import { micros, millis } from '../domain/time'

interface Wanted {
  readonly settings?: Settings
  readonly completed?: number
  readonly completedPerSecond?: number
  readonly rounds?: number
  readonly unaccounted?: number
  readonly checks?: readonly Check[]
  readonly environment?: Partial<Environment>
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
    caller: 'thread',
    callerFallback: null,
    timer: 'fine',
    ...wanted.environment,
  },
  baseline: null,
  counts: { ...NO_COUNTS, submitted: wanted.completed ?? 0, completed: wanted.completed ?? 0 },
  unaccounted: wanted.unaccounted ?? 0,
  failure: null,
  queue: { length: 0, oldestMs: null },
  workers: { asked: 4, starting: 0, ready: 4, retiring: 0, answering: 4 },
  live: {
    window: millis(1000),
    dispatch: { p50: NO_CALLS, p99: NO_CALLS },
    call: { mean: NO_CALLS, p50: NO_CALLS, p99: NO_CALLS },
    slowdown: NO_CALLS,
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
  })),
})
