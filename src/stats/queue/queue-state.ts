import type { Estimate } from '../../domain/figures/estimate'
import type { QueueVerdict as PublicVerdict, QueueState } from '../../domain/figures/queue-state'
import type { Settings } from '../../domain/settings/settings'
import type { TimelinePoint } from '../../domain/snapshot'
import { type Instant, millis } from '../../domain/time'
import type { Bucket } from '../../record/buckets/bucket'
import type { RollingWindow } from '../../record/buckets/window'
import { CALL_A_WINDOW, fullSince, lengthsOf, windowSlopes } from './queue-windows'
import { slopeInterval } from './slope'
import { type Offered, utilisationOf } from './utilisation'
import { type FoundVerdict, queueVerdict } from './verdict'

/** Buckets in all of which the queue must have touched its limit to be called full: one second. */
const FULL_BUCKETS = 4

/** What the queue's state is told from. */
export interface QueueEvidence {
  readonly settings: Pick<Settings, 'mode' | 'demand' | 'inFlight' | 'queueLimit'>
  readonly rolling: RollingWindow
  readonly timeline: readonly TimelinePoint[]
  /** When the present settings began to hold, ms since the run began. */
  readonly segmentFrom: number
  readonly readyWorkers: number
  /** Of the round that is going on, 0 to 1. */
  readonly roundFraction: number
}

/**
 * Mean time for which a call takes a worker up, H. With one message at a worker that is until it has come back; with
 * more, the next lies there already, and it is the function and what a message costs the worker.
 */
const heldMsOf = ({ taken, completed, excluded }: Bucket, inFlight: number): number => {
  const returned = completed + excluded
  if (returned === 0) return 0
  if (inFlight === 1) return taken.heldMs / returned
  return taken.busyMs / returned + (taken.waited === 0 ? 0 : taken.gapMs / taken.waited)
}

const loadOf = (
  { settings, rolling, readyWorkers }: QueueEvidence,
  now: Instant,
): Offered & { readonly arrivals: number } => {
  const { bucket, span } = rolling.sum(now)
  const arrivalsPerSecond = span > 0 ? (bucket.submitted * 1000) / span : Number.NaN
  // A pool that always had calls waiting did all it can: slower than its workers alone, when another thread held it up.
  const returned = bucket.completed + bucket.excluded
  const wasNeverIdle = !bucket.wasQueueEmpty && returned > 0
  return {
    arrivals: bucket.submitted,
    arrivalsPerSecond,
    workers: readyWorkers,
    heldMs: millis(heldMsOf(bucket, settings.inFlight)),
    dispatchMs: millis(wasNeverIdle ? span / returned : 0),
  }
}

const growthOf = (full: readonly TimelinePoint[]): Estimate | null => {
  const newest = windowSlopes(full).at(-1) ?? slopeInterval(lengthsOf(full, 1))
  return newest.kind === 'slope' ? { value: newest.slope, low: newest.low, high: newest.high } : null
}

const publicVerdict = (verdict: FoundVerdict, limit: number): PublicVerdict => {
  switch (verdict.kind) {
    case 'growing':
    case 'stable':
      return { kind: verdict.kind }
    case 'full':
      return { kind: 'full', limit }
    case 'undecided':
      return { kind: 'undecided', reason: verdict.reason }
    case 'bounded':
    case 'draining':
      return verdict
    default:
      return verdict satisfies never
  }
}

/** What becomes of the queue, with the figures that say so. */
export const queueStateOf = (evidence: QueueEvidence, now: Instant): QueueState => {
  const { settings, timeline, segmentFrom, roundFraction } = evidence
  const { mode, demand, queueLimit } = settings
  const full = fullSince(timeline, segmentFrom)
  const load = loadOf(evidence, now)
  const utilisation = utilisationOf(load)
  const newest = full.slice(-FULL_BUCKETS)
  const isFull = newest.length === FULL_BUCKETS && newest.every(({ queueMax }) => queueMax >= queueLimit)
  const verdict = queueVerdict(
    mode === 'closed'
      ? { mode, callers: demand }
      : mode === 'burst'
        ? { mode, left: 1 - roundFraction }
        : {
            mode,
            utilisation,
            slopes: windowSlopes(full),
            arrivals: load.arrivals,
            isFull,
            length: full.at(-1)?.queueMean ?? 0,
            leastSlope: CALL_A_WINDOW,
          },
  )
  const isKnown = utilisation.kind === 'utilisation'
  return {
    verdict: publicVerdict(verdict, queueLimit),
    growthPerSecond: growthOf(full),
    arrivalsPerSecond: Number.isNaN(load.arrivalsPerSecond) ? null : load.arrivalsPerSecond,
    capacityPerSecond: isKnown ? utilisation.capacityPerSecond : null,
    utilisation: isKnown && mode === 'open' ? utilisation.rho : null,
  }
}
