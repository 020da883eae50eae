import type { ModelName } from '../domain/figures/expected/theory'
import type { ClosedPool } from '../models/closed/closed-pool'
import type { TheoryEvidence } from './evidence'

/** What a call needs of a worker, and where that is known from. */
export interface ClosedDemands {
  readonly model: ModelName & ('closed' | 'closed-run')
  /** The pool, were so much of the least crossing work of the caller’s thread. @param share 0 to 1 */
  readonly poolWith: (share: number) => ClosedPool
}

interface Known {
  readonly directUs: number
  readonly crossingUs: number
}

/** From what a call takes by itself: what many take beside one another follows, from the workers and cores there are. */
export const demandsAlone = (
  { settings, workers, cores }: TheoryEvidence,
  { directUs, crossingUs }: Known,
): ClosedDemands => ({
  model: 'closed',
  poolWith: (share) => ({
    callers: settings.demand,
    workers,
    callerUs: share * crossingUs,
    holdUs: directUs + (1 - share) * crossingUs,
    // Calls that only wait need no core.
    ...(cores === null || settings.workload === 'sleep' ? {} : { cores }),
  }),
})

/** Where crossing is more than this share of a call, calls wait for the caller’s thread, which the model has by itself. */
const DEAR = 0.2

/** From what calls took in this run, beside one another: whatever slowed them is in it. */
export const demandsInRun = (
  { settings, workers, serviceUs, load: { holdUs } }: TheoryEvidence,
  { directUs, crossingUs }: Known,
): ClosedDemands | null => {
  if (serviceUs === null || holdUs === null) return null
  const isDear = crossingUs > DEAR * directUs
  return {
    model: 'closed-run',
    poolWith: (share) => ({
      callers: settings.demand,
      workers,
      callerUs: share * crossingUs,
      holdUs: isDear ? serviceUs + (1 - share) * crossingUs : holdUs,
    }),
  }
}
