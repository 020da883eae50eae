import type { QueueState } from '../../domain/queue-state'
import type { Settings } from '../../domain/settings'
import type { TimelinePoint } from '../../domain/snapshot'
import type { Instant } from '../../domain/time'
import type { Pool } from '../../pool/index'
import { queueStateOf } from '../../stats/queue/queue-state'
import type { CallMaker } from '../calls/call-maker'

/** What becomes of the queue, as far as the books tell at this moment. */
export const queueNow = (
  settings: Settings,
  pool: Pool<object>,
  { recorder, segments }: CallMaker,
  timeline: readonly TimelinePoint[],
  roundFraction: number,
  now: Instant,
): QueueState =>
  queueStateOf(
    {
      settings,
      rolling: recorder.rollingWindow,
      timeline,
      segmentFrom: segments.currentFrom,
      readyWorkers: pool.stats().workers.ready,
      roundFraction,
    },
    now,
  )
