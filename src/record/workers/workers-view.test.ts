import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { recordCall } from '../calls/test-calls'
import { Recorder } from '../recorder'
import type { WorkerNow } from './workers-view'

const ready = (id: number, holdingSince: number | null = null): WorkerNow => ({
  id,
  state: 'ready',
  holding: holdingSince === null ? 0 : 1,
  holdingSince,
})

/** Two workers, from 0 on. */
const twoWorkers = () => {
  const recorder = new Recorder(instant(0))
  for (const worker of [1, 2]) recorder.workerReady(worker, 0)
  return recorder
}

const percentOf = (bytes: Uint8Array | undefined) =>
  [...(bytes ?? [])].map((byte) => Math.round((byte / 255) * 100))

describe('what workers did', () => {
  it('is spread over the buckets that a call reaches through, and the points show the mean of the ready', () => {
    const recorder = twoWorkers()
    recordCall(recorder, {
      submittedAt: 100,
      dispatchedAt: 125,
      startedAt: 150,
      finishedAt: 650,
      settledAt: 700,
    })
    const { timeline, workerHistories } = recorder.chart(instant(1000), 120, [ready(1), ready(2)])
    expect(timeline.map(({ held }) => held)).toEqual([0.25, 0.5, 0.4, 0])
    expect(timeline.map(({ busy }) => busy)).toEqual([0.2, 0.5, 0.3, 0])
    expect(workerHistories.map(({ id, state, calls }) => [id, state, calls])).toEqual([
      [1, 'ready', 1],
      [2, 'ready', 0],
    ])
    expect(percentOf(workerHistories[0]?.held)).toEqual([50, 100, 80, 0])
    expect(percentOf(workerHistories[0]?.busy)).toEqual([40, 100, 60, 0])
    expect(percentOf(workerHistories[1]?.held)).toEqual([0, 0, 0, 0])
  })

  it('counts a call that is still out as held and run since it was sent, and by its stamps once it is back', () => {
    const recorder = twoWorkers()
    const during = recorder.chart(instant(600), 120, [ready(1, 125), ready(2)])
    expect(during.timeline.map(({ held }) => held)).toEqual([0.25, 0.5, 0.5])
    expect(during.workerHistories[0]?.holding).toBe(1)
    recordCall(recorder, {
      submittedAt: 120,
      dispatchedAt: 125,
      startedAt: 625,
      finishedAt: 650,
      settledAt: 700,
    })
    const after = recorder.chart(instant(750), 120, [ready(1), ready(2)])
    expect(after.timeline.map(({ held }) => held)).toEqual([0.25, 0.5, 0.4])
    expect(after.timeline.map(({ busy }) => busy)).toEqual([0, 0, 0.05])
  })

  it('is a share of the time of those ready, as they come and go', () => {
    const recorder = twoWorkers()
    recorder.workerLeaving(2, 125)
    recorder.workerLeaving(2, 130)
    recordCall(recorder, { submittedAt: 0, startedAt: 0, finishedAt: 250, settledAt: 250 })
    const { timeline, workerHistories } = recorder.chart(instant(500), 120, [ready(1)])
    // Of 250 ms of one worker and 125 of the other, 250 were spent.
    expect(timeline[0]?.busy).toBeCloseTo(2 / 3, 9)
    expect(workerHistories.map(({ id, state }) => [id, state])).toEqual([
      [1, 'ready'],
      [2, 'gone'],
    ])
  })

  it('is unknown where no worker was ready', () => {
    const recorder = new Recorder(instant(0))
    expect(recorder.chart(instant(500), 120, []).timeline.map(({ busy, held }) => [busy, held])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('shows one that died as gone for as long as the timeline reaches, and then no more', () => {
    const recorder = twoWorkers()
    recorder.workerLeaving(1, 1000)
    recorder.workerDied(1)
    const historiesAt = (now: number) => recorder.chart(instant(now), 120, [ready(2)]).workerHistories
    expect(historiesAt(2000)[0]).toMatchObject({ id: 1, state: 'gone', hasDied: true })
    expect(historiesAt(30_000).map(({ id }) => id)).toEqual([1, 2])
    expect(historiesAt(31_000).map(({ id }) => id)).toEqual([2])
  })

  it('is kept in the timeline when workers forget it', () => {
    const recorder = twoWorkers()
    recordCall(recorder, { submittedAt: 0, startedAt: 0, finishedAt: 250, settledAt: 250 })
    recorder.chart(instant(300), 120, [ready(1), ready(2)])
    const [first] = recorder.timeline(instant(120_000))
    expect(first).toMatchObject({ t: 250, busy: 0.5, held: 0.5 })
  })
})
