import type { QueueState } from '../../domain/figures/queue-state'
import type { Settings } from '../../domain/settings/settings'
import type { TimelinePoint } from '../../domain/snapshot'
import type { Instant } from '../../domain/time'
import type { PoolStats, WorkerStats } from '../../pool/index'
import { queueStateOf } from '../../stats/queue/queue-state'
import type { CallMaker } from '../calls/call-maker'

/** What the pool and its demand show at a moment; once demand has ended, that moment for ever. */
export interface Moment {
  readonly now: Instant
  readonly stats: PoolStats
  readonly workerStats: readonly WorkerStats[]
  /** Of the round that goes on, 0 to 1. */
  readonly roundFraction: number
}

/** What becomes of the queue, as far as the books tell at this moment. */
export const queueNow = (
  settings: Settings,
  { now, stats, roundFraction }: Moment,
  { recorder, segments }: CallMaker,
  timeline: readonly TimelinePoint[],
): QueueState =>
  queueStateOf(
    {
      settings,
      rolling: recorder.rollingWindow,
      timeline,
      segmentFrom: segments.currentFrom,
      readyWorkers: stats.workers.ready,
      roundFraction,
    },
    now,
  )
