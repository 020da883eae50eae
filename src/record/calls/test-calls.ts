import { DEFAULTS } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { instant, micros } from '../../domain/time'
import type { RecordedCall, Recorder } from '../recorder'
import { SegmentTally } from '../tallies/segment-tally'
import { CallStages, PLACE } from './call-stages'

export const baselineOf = (us: number): Baseline => ({
  syncUs: micros(us),
  repeatsUs: [],
  source: 'measured',
  workerUs: null,
})

export const segmentOf = (baselineUs = 100, startMs = 0): SegmentTally =>
  new SegmentTally(instant(startMs), DEFAULTS, baselineOf(baselineUs))

/** A call of which only the latency and the baseline matter, µs. */
export const callOf = (latencyUs: number, baselineUs: number): CallStages => {
  const stages = new CallStages()
  const flight = { worker: 1, dispatchedAt: 0, startedAt: 0, finishedAt: 0, receivedAt: 0 }
  stages.measure({ scheduledAt: null, submittedAt: 0 }, flight, latencyUs / 1000)
  stages.values[PLACE.sync] = baselineUs
  return stages
}

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
