import type { Check } from '../../domain/figures/check'
import { NO_CLASS_COUNTS } from '../../domain/figures/systems'
import type { Settings } from '../../domain/settings/settings'
import type { Environment, RoundLine, Snapshot } from '../../domain/snapshot'
import { QUIET_ENVIRONMENT, QUIET_SNAPSHOT } from '../../domain/testing/test-quiet-run'
import { micros } from '../../domain/time'

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

const roundsOf = (rounds: number): readonly RoundLine[] =>
  Array.from({ length: rounds }, (_, index) => ({
    round: index + 1,
    calls: 10_000,
    poolUs: micros(121.006),
    syncUs: micros(0.4637),
    slowdown: 260.94,
    isCold: index === 0,
    isWarmUp: false,
  }))

/** A snapshot for tests: a quiet machine that can be trusted, and what the test wants. */
export const snapshotOf = (wanted: Wanted = {}): Snapshot => {
  const { classes, counts, live } = QUIET_SNAPSHOT
  const { completed = 0, completedPerSecond = 0 } = wanted
  const ended = { submitted: completed, completed }
  return {
    ...QUIET_SNAPSHOT,
    ...(wanted.settings && { settings: wanted.settings }),
    environment: { ...QUIET_ENVIRONMENT, ...wanted.environment },
    counts: { ...counts, ...ended },
    unaccounted: wanted.unaccounted ?? 0,
    excluded: wanted.excluded ?? 0,
    classes: {
      ...classes,
      foreground: { ...classes.foreground, counts: { ...NO_CLASS_COUNTS, ...ended } },
    },
    live: { ...live, completedPerSecond },
    checks: wanted.checks ?? [],
    rounds: roundsOf(wanted.rounds ?? 0),
  }
}
