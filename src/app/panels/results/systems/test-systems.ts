import {
  type ClassCounts,
  type LockFigures,
  type NestingFigures,
  NO_CLASS_COUNTS,
} from '../../../../domain/figures/systems'
import type { Snapshot } from '../../../../domain/snapshot'
import { micros } from '../../../../domain/time'
import { snapshotOf } from '../../../testing/test-snapshot'

export const LOCK: LockFigures = {
  kind: 'barging',
  acquisitions: 1200,
  meanWaitUs: micros(3000),
  longestWaitUs: micros(50_000),
  meanHoldUs: micros(1000),
  gapUs: micros(25),
  heldShare: 0.97,
  fairness: 0.3137,
  workers: [
    { id: 1, acquisitions: 1000 },
    { id: 2, acquisitions: 200 },
  ],
  deadHolders: 0,
}
export const NESTING: NestingFigures = {
  depth: 3,
  chains: 4,
  safeWorkers: 9,
  calls: 100,
  blocked: 2,
  blockedMean: 3.25,
  blockedMax: 4,
  letIn: 1,
  heldBack: 3,
}
const value = (us: number) => ({ kind: 'value', value: us, samples: 1000 }) as const
export const liveClass = (us: number, counts: Partial<ClassCounts> = {}) => ({
  counts: { ...NO_CLASS_COUNTS, ...counts },
  p50: value(us),
  p99: value(10 * us),
  completedPerSecond: 10,
})

/** A run that has every system, and all that each can show. */
export const ALL_SYSTEMS: Snapshot = {
  ...snapshotOf(),
  lock: { ...LOCK, deadHolders: 1 },
  nesting: NESTING,
  classes: { foreground: liveClass(1), background: liveClass(1) },
  routing: { taken: 0, gotAnothers: 0, share: null, waitUs: { mean: null, p50: null, p99: null } },
}
