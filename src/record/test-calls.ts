import { DEFAULTS } from '../domain/settings'
import type { Baseline } from '../domain/snapshot'
import { instant, micros } from '../domain/time'
import type { RecordedCall, Recorder } from './recorder'
import { SegmentTally } from './segment-tally'

export const baselineOf = (us: number): Baseline => ({
  syncUs: micros(us),
  repeatsUs: [],
  source: 'measured',
})

export const segmentOf = (baselineUs = 100, startMs = 0): SegmentTally =>
  new SegmentTally(instant(startMs), DEFAULTS, baselineOf(baselineUs))

/** Moments of a call, ms on the pool's clock; those left out coincide with the one before. */
export interface Moments {
  readonly scheduledAt?: number
  readonly submittedAt: number
  readonly dispatchedAt?: number
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly settledAt: number
  readonly worker?: number
  /** Of the time since it started, what its worker waited for the lock. */
  readonly lockWaitUs?: number
}

/** Records a call from its submission to its result. */
export const recordCall = (recorder: Recorder, moments: Moments, segment = segmentOf()): void => {
  const { scheduledAt, submittedAt, settledAt, worker = 1, lockWaitUs } = moments
  const dispatchedAt = moments.dispatchedAt ?? submittedAt
  const startedAt = moments.startedAt ?? dispatchedAt
  const finishedAt = moments.finishedAt ?? startedAt
  const call: RecordedCall = {
    scheduledAt: scheduledAt === undefined ? null : instant(scheduledAt),
    submittedAt,
    segment,
  }
  recorder.submitted(call)
  recorder.settled(
    'completed',
    call,
    { worker, dispatchedAt, startedAt, finishedAt, receivedAt: settledAt },
    instant(settledAt),
    lockWaitUs === undefined ? undefined : micros(lockWaitUs),
  )
}
