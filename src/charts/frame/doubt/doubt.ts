import type { Check, FigureName } from '../../../domain/figures/check'

/** The element that explains every doubt: marks lead there. */
export const CHECKS_ID = 'checks'

/** Why something shown should not be taken at face value. */
export interface Doubt {
  readonly state: 'warn' | 'fail'
  /** In sentences, the worst first. */
  readonly reason: string
}

/**
 * The tiles, charts and logs that show a figure, by their ids: a slowdown ratio and a line of the rounds log are
 * call latencies divided by another.
 */
const SHOWN_BY: Readonly<Record<FigureName, readonly string[]>> = {
  call: ['slowdown', 'rounds', 'stages', 'heat', 'spectrum', 'class-p50', 'class-p99', 'own-wait'],
  dispatch: ['dispatch', 'spectrum'],
  slowdown: ['slowdown', 'rounds'],
  queue: ['queue'],
  throughput: ['rate', 'throughput', 'class-rate'],
  stages: ['stages', 'spectrum', 'lock-wait'],
}

/** Everything that some check could cast doubt on. */
export const DOUBTABLE: ReadonlySet<string> = new Set(Object.values(SHOWN_BY).flat())

/** Checks that do not pass, those that fail first. */
export const standingChecks = (checks: readonly Check[]): readonly Check[] => [
  ...checks.filter(({ state }) => state === 'fail'),
  ...checks.filter(({ state }) => state === 'warn'),
]

/** What checks say against the tile, chart or log `id`; null when they say nothing. */
export const doubtOf = (checks: readonly Check[], id: string): Doubt | null => {
  const against = standingChecks(checks).filter(({ touches }) =>
    touches.some((figure) => SHOWN_BY[figure].includes(id)),
  )
  if (against.length === 0) return null
  return {
    state: against.some(({ state }) => state === 'fail') ? 'fail' : 'warn',
    reason: against.map(({ reason }) => reason).join(' '),
  }
}
