import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { type Instant, instant, micros } from '../../domain/time'
import { segmentOf } from '../../record/calls/test-calls'
import { type RecordedCall, Recorder } from '../../record/recorder'
import type { SegmentTally } from '../../record/tallies/segment-tally'

/** Numbers from 0 to 1 that only look random: xorshift32 (G. Marsaglia 2003), good enough for gaps and services. */
export const seeded = (seed: number): (() => number) => {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

export interface QueueModel {
  readonly workers: number
  /** When calls arrive, ms; in ascending order. */
  readonly arrivals: readonly number[]
  /** What each call takes of a worker, ms. */
  readonly serviceOf: (call: number) => number
  /** More waiting calls than that are rejected. */
  readonly limit?: number
  readonly endMs: number
}

interface Waiting extends RecordedCall {
  readonly number: number
}

const FOREVER = Number.POSITIVE_INFINITY

/** Calls that wait for the first worker that is free, told to a recorder as a pool would. */
export const playQueue = (
  { workers, arrivals, serviceOf, limit = FOREVER, endMs }: QueueModel,
  segment: SegmentTally = segmentOf(1000),
): { readonly recorder: Recorder; readonly now: Instant } => {
  const recorder = new Recorder(instant(0), { clockUncertaintyUs: micros(1) })
  const queue: Waiting[] = []
  const running: ({ readonly call: Waiting; readonly startedAt: number; readonly endsAt: number } | null)[] =
    Array.from({ length: workers }, () => null)
  for (let n = 0; n < workers; n += 1) recorder.workerReady(n + 1, 0)

  const dispatch = (at: number) => {
    for (let n = 0; n < workers; n += 1) {
      if (running[n]) continue
      const call = queue.shift()
      if (!call) return
      recorder.queueLength(queue.length, at)
      running[n] = { call, startedAt: at, endsAt: at + serviceOf(call.number) }
    }
  }
  const firstToEnd = () => {
    let first = 0
    for (let n = 1; n < workers; n += 1)
      if ((running[n]?.endsAt ?? FOREVER) < (running[first]?.endsAt ?? FOREVER)) first = n
    return first
  }
  const land = (n: number) => {
    const held = running[n]
    if (!held) return
    running[n] = null
    const { call, startedAt, endsAt } = held
    dispatch(endsAt)
    const flight = {
      worker: n + 1,
      dispatchedAt: startedAt,
      startedAt,
      finishedAt: endsAt,
      receivedAt: endsAt,
    }
    recorder.settled('completed', call, flight, instant(endsAt))
  }
  const arrive = (number: number, at: number) => {
    const call: Waiting = { number, submittedAt: at, scheduledAt: null, segment }
    recorder.submitted(call)
    if (queue.length >= limit) {
      recorder.settled('rejected', call, null, instant(at))
      return
    }
    queue.push(call)
    recorder.queueLength(queue.length, at)
    dispatch(at)
  }

  let next = 0
  for (;;) {
    const ending = firstToEnd()
    const endsAt = running[ending]?.endsAt ?? FOREVER
    const arrivesAt = arrivals[next] ?? FOREVER
    if (Math.min(endsAt, arrivesAt) > endMs) break
    if (endsAt <= arrivesAt) land(ending)
    else {
      arrive(next, arrivesAt)
      next += 1
    }
  }
  return { recorder, now: instant(endMs) }
}

/** Arrivals of a Poisson process, ms. */
export const poisson = (perSecond: number, endMs: number, random: () => number): readonly number[] => {
  const arrivals: number[] = []
  for (let at = 0; at < endMs; ) {
    at += (-Math.log(1 - random()) * 1000) / perSecond
    arrivals.push(at)
  }
  return arrivals
}

/** Services of exponentially distributed length, ms. */
export const exponential = (meanMs: number, random: () => number) => () => -Math.log(1 - random()) * meanMs

export const settingsOf = (changed: Partial<Settings>): Settings => ({ ...DEFAULTS, ...changed })
