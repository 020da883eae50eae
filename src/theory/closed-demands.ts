import type { ModelName } from '../domain/figures/expected/models'
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

const DEAR = 0.2

/**
 * Whether crossing is so large a share of a call that calls wait for the caller’s thread on the way: then even the
 * quickest does, and what crossing takes by itself is not seen in a run.
 */
export const isCrossingDear = ({ directUs, crossingUs }: Known): boolean => crossingUs > DEAR * directUs

/** From for how long calls held their workers in this run, beside one another: whatever slowed them is in it. */
export const demandsInRun = (
  { settings, workers, load: { holdUs } }: TheoryEvidence,
  known: Known,
): ClosedDemands | null =>
  holdUs === null
    ? null
    : {
        model: 'closed-run',
        poolWith: (share) => ({
          callers: settings.demand,
          workers,
          // Where it matters, waiting for the caller’s thread is in what calls hold their workers for.
          callerUs: isCrossingDear(known) ? 0 : share * known.crossingUs,
          holdUs,
        }),
      }
