import { describe, expect, it } from 'vitest'
import { STAGES } from '../domain/call'
import { instant, micros } from '../domain/time'
import { recordCall, segmentOf } from './calls/test-calls'
import { Recorder } from './recorder'
import { workerSummaries } from './workers/worker-summaries'

/** Moments of one call, with the worker's clock moved by 786.930 ms; the stages were worked out by hand. */
const LIFE = {
  submittedAt: 1000,
  dispatchedAt: 1004.25,
  startedAt: 217.36 + 786.93,
  finishedAt: 217.86 + 786.93,
  settledAt: 1004.825,
}

describe('the stages of a call', () => {
  it('are queue wait 4250, forward hop 40, service 500 and return 35 µs, and together the call’s 4825', () => {
    const recorder = new Recorder(instant(1000))
    recordCall(recorder, LIFE)
    const means = STAGES.map((stage) => [stage, recorder.stages[stage].mean ?? Number.NaN] as const)
    const expected = {
      queueWait: 4250,
      forward: 40,
      lockWait: 0,
      service: 500,
      return: 35,
      hops: 75,
      dispatch: 4290,
      call: 4825,
    }
    for (const [stage, mean] of means) expect(mean, stage).toBeCloseTo(expected[stage], 6)
  })

  it('have the wait for a lock between start and service, and are the same call together', () => {
    const recorder = new Recorder(instant(1000))
    recordCall(recorder, { ...LIFE, lockWaitUs: 120 })
    const { lockWait, service, hops, call } = recorder.stages
    expect([lockWait.mean, hops.mean]).toEqual([120, expect.closeTo(75, 6)])
    expect(service.mean).toBeCloseTo(380, 6)
    expect(call.mean).toBeCloseTo(4825, 6)
    expect(recorder.stamps.worstGapUs).toBeLessThan(1e-6)
    // Of the 10 ms in which a worker could run, it ran 0.38.
    expect(workerSummaries(recorder.workerTallies, [], instant(1000), instant(1010))[0]?.busy).toBeCloseTo(
      0.038,
      6,
    )
  })

  it('that contradict the wait for the lock are left out', () => {
    const recorder = new Recorder(instant(1000))
    recordCall(recorder, { ...LIFE, lockWaitUs: 501 })
    expect(recorder.stages.call.count).toBe(0)
    expect(recorder.stamps.outOfOrder).toBe(1)
  })

  it('in open demand begin when the call was scheduled, and the lag is told beside them', () => {
    const recorder = new Recorder(instant(990))
    recordCall(recorder, { ...LIFE, scheduledAt: 998 })
    expect(recorder.stages.call.mean).toBeCloseTo(6825, 6)
    expect(recorder.stages.dispatch.mean).toBeCloseTo(4290, 6)
    expect(recorder.lag.mean).toBe(2000)
  })

  it('of calls that were scheduled are told apart: nobody waited for the lateness of the others', () => {
    const recorder = new Recorder(instant(990))
    recordCall(recorder, { ...LIFE, scheduledAt: 998 })
    for (let n = 0; n < 9; n += 1) recordCall(recorder, LIFE)
    expect(recorder.stages.call.count).toBe(10)
    expect([recorder.due.count, recorder.due.mean]).toEqual([1, expect.closeTo(6825, 6)])
  })

  it('are kept of completed calls only; the others are counted', () => {
    const recorder = new Recorder(instant(0))
    const call = { scheduledAt: null, submittedAt: 1, segment: segmentOf() }
    for (const outcome of ['failed', 'cancelled', 'rejected', 'timedOut'] as const) {
      recorder.submitted(call)
      recorder.settled(outcome, call, null, instant(2))
    }
    expect(recorder.stages.call.count).toBe(0)
    expect(recorder.books.submitted).toBe(4)
    expect(recorder.books.settled).toEqual({
      completed: 0,
      failed: 1,
      cancelled: 1,
      timedOut: 1,
      rejected: 1,
    })
  })
})

describe('the instants of a worker whose clock is wrong', () => {
  it('are moved to where pings found it, and those of the others are not', () => {
    const recorder = new Recorder(instant(1000), {
      clockUncertaintyUs: micros(25),
      corrections: new Map([[2, -5]]),
    })
    recordCall(recorder, {
      ...LIFE,
      startedAt: LIFE.startedAt + 5,
      finishedAt: LIFE.finishedAt + 5,
      worker: 2,
    })
    recordCall(recorder, LIFE)
    expect(recorder.stamps).toMatchObject({ checked: 2, outOfOrder: 0 })
    expect(recorder.stages.forward.mean).toBeCloseTo(40, 6)
    expect(recorder.stages.return.mean).toBeCloseTo(35, 6)
  })
})

describe('a call that timed out', () => {
  it('in a worker leaves the stages and the worker’s calls to those that returned', () => {
    const recorder = new Recorder(instant(0))
    const flight = {
      worker: 1,
      dispatchedAt: 1,
      startedAt: Number.NaN,
      finishedAt: Number.NaN,
      receivedAt: Number.NaN,
    }
    const call = { scheduledAt: null, submittedAt: 1, segment: segmentOf() }
    recorder.submitted(call)
    recorder.workerDied(1)
    recorder.settled('timedOut', call, flight, instant(101))
    recordCall(recorder, { ...LIFE, worker: 2 })
    expect(recorder.books.settled).toMatchObject({ completed: 1, timedOut: 1 })
    expect(STAGES.map((stage) => recorder.stages[stage].count)).toEqual(STAGES.map(() => 1))
    expect(workerSummaries(recorder.workerTallies, [], instant(0), instant(2000))).toMatchObject([
      { id: 1, calls: 0, busy: 0, held: 0, replaced: 1 },
      { id: 2, calls: 1, replaced: 0 },
    ])
  })
})

describe('a call that met an interruption', () => {
  const interrupted = () => {
    const recorder = new Recorder(instant(0))
    const segment = segmentOf()
    recordCall(recorder, { submittedAt: 10, settledAt: 12 }, segment)
    recorder.interruptionDetector.sign(instant(100))
    // Under way when the thread stalls until 1,000 ms.
    recordCall(recorder, { scheduledAt: 99, submittedAt: 100, settledAt: 1000 }, segment)
    // Due in the stall, made after it: it shows how late it is.
    recordCall(recorder, { scheduledAt: 500, submittedAt: 1001, settledAt: 1003 }, segment)
    return { recorder, segment }
  }

  it('is in no latency, whether of the run, the window, the round, the segment or the ratio', () => {
    const { recorder, segment } = interrupted()
    const means = [
      recorder.stages.call.mean,
      recorder.round.mean,
      segment.summary(instant(0), instant(2000)).meanCallUs,
    ]
    expect(means).toEqual([252_500, 252_500, 252_500])
    expect(STAGES.map((stage) => recorder.stages[stage].count)).toEqual(STAGES.map(() => 2))
    expect(recorder.rollingWindow.sum(instant(1003)).bucket).toMatchObject({ completed: 2, excluded: 1 })
    expect(segment.latencies.sum).toEqual({ x: 505_000, y: 200 })
  })

  it('is counted, wherever calls are counted', () => {
    const { recorder, segment } = interrupted()
    expect(recorder.interruptionDetector.excluded).toBe(1)
    expect(recorder.books.submitted).toBe(3)
    expect(recorder.books.settled.completed).toBe(3)
    expect(segment.summary(instant(0), instant(2000)).completed).toBe(3)
    expect(workerSummaries(recorder.workerTallies, [], instant(0), instant(2000))).toMatchObject([
      { calls: 3 },
    ])
    expect(recorder.system.presence(instant(1003)).sojournSum).toBe(904)
    const excluded = recorder.timeline(instant(1100)).map((point) => point.excluded)
    expect(excluded).toEqual([0, 0, 0, 0, 1])
  })

  it('and is made while the page is hidden does not say how late the generator is', () => {
    const { recorder } = interrupted()
    recorder.interruptionDetector.pageChanged('hidden', instant(1500))
    recordCall(recorder, { scheduledAt: 1501, submittedAt: 1900, settledAt: 1901 })
    expect(recorder.lag.count).toBe(2)
    expect(recorder.interruptionDetector.tallies).toMatchObject({
      stall: { excluded: 1 },
      hidden: { excluded: 1 },
    })
  })
})

describe('the timeline', () => {
  it('has a point for every 250 ms, and an unfinished one at its end', () => {
    const recorder = new Recorder(instant(100))
    recordCall(recorder, { submittedAt: 150, settledAt: 151 })
    recordCall(recorder, { submittedAt: 400, settledAt: 403 })
    const points = recorder.timeline(instant(650))
    expect(points.map(({ t, span, complete }) => ({ t, span, complete }))).toEqual([
      { t: 250, span: 250, complete: true },
      { t: 500, span: 250, complete: true },
      { t: 550, span: 50, complete: false },
    ])
    expect(points.map(({ submitted, samples }) => [submitted, samples])).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ])
  })

  it('leaves a latency open where no call settled, and never says 0', () => {
    const recorder = new Recorder(instant(0))
    recordCall(recorder, { submittedAt: 600, settledAt: 601 })
    const [empty, , full] = recorder.timeline(instant(800))
    expect(empty).toMatchObject({
      stages: null,
      slowdown: null,
    })
    expect(full).toMatchObject({ stages: { call: { p50: 1000 } }, slowdown: 10 })
  })

  it('closes every bucket of a long stall, each with the queue as it was', () => {
    const recorder = new Recorder(instant(0))
    recorder.queueLength(7, 100)
    recordCall(recorder, { submittedAt: 60_050, settledAt: 60_060 })
    const points = recorder.timeline(instant(60_100))
    expect(points).toHaveLength(241)
    expect(points.map(({ t }) => t).slice(0, 240)).toEqual(
      Array.from({ length: 240 }, (_, n) => 250 * (n + 1)),
    )
    expect(points[0]).toMatchObject({ queueMean: 4.2, queueMax: 7 })
    expect(points.slice(1).every(({ queueMean, queueMax }) => queueMean === 7 && queueMax === 7)).toBe(true)
  })

  it('and the window keep no more after 25 minutes than after ten', () => {
    const recorder = new Recorder(instant(0))
    const segment = segmentOf()
    for (let at = 0; at < 1_500_000; at += 125)
      recordCall(recorder, { submittedAt: at, settledAt: at + 1 }, segment)
    const points = recorder.timeline(instant(1_500_000))
    expect(points).toHaveLength(2399)
    expect(points[0]?.t).toBe(1_500_000 - 2398 * 250)
    expect(recorder.timeline(instant(1_500_000), 120)).toHaveLength(119)
    expect(recorder.stages.call.count).toBe(12_000)
  })
})

describe('the age of the call that waits longest', () => {
  it('is kept for each bucket as it was at its end, and is none where nothing waited', () => {
    let since: number | null = null
    const recorder = new Recorder(instant(1000), {
      oldestSince: () => (since === null ? null : instant(since)),
    })
    since = 1100
    recorder.queueLength(2, 1100)
    // The first has gone: of those that wait when the second bucket ends, one was submitted at 1,400 ms.
    recorder.queueLength(1, 1300)
    since = 1400
    recorder.queueLength(2, 1510)
    since = null
    recorder.queueLength(0, 1700)
    const ages = recorder.timeline(instant(1900)).map((point) => point.queueOldestMs)
    expect(ages).toEqual([150, 100, null, null])
  })

  it('is none in the buckets of a stall before it was submitted', () => {
    const recorder = new Recorder(instant(0), { oldestSince: () => instant(600) })
    recorder.queueLength(1, 10)
    recorder.advance(instant(1010))
    const ages = recorder.timeline(instant(1010)).map((point) => point.queueOldestMs)
    expect(ages).toEqual([null, null, 150, 400, 410])
  })

  it('grows with the time in the bucket that is being filled', () => {
    const recorder = new Recorder(instant(0), { oldestSince: () => instant(20) })
    recorder.queueLength(1, 20)
    expect(recorder.timeline(instant(50)).at(-1)?.queueOldestMs).toBe(30)
    expect(recorder.timeline(instant(240)).at(-1)?.queueOldestMs).toBe(220)
  })
})

describe('the queue over a run', () => {
  it('has a time-weighted mean and a greatest length, over all buckets', () => {
    const recorder = new Recorder(instant(0))
    recorder.queueLength(10, 0)
    recorder.queueLength(4, 500)
    expect(recorder.queueSummary(instant(2000))).toEqual({ mean: 5.5, max: 10 })
  })
})

describe('a round', () => {
  it('has the calls that completed since it began', () => {
    const recorder = new Recorder(instant(0))
    recordCall(recorder, { submittedAt: 0, settledAt: 4 })
    recorder.beginRound()
    recordCall(recorder, { submittedAt: 10, settledAt: 11 })
    recordCall(recorder, { submittedAt: 10, settledAt: 13 })
    expect([recorder.round.count, recorder.round.mean]).toEqual([2, 2000])
  })
})

describe('the end of demand', () => {
  /** A worker that serves calls of 100 ms each; the second is at it when demand ends at 150 ms. */
  const ended = () => {
    const recorder = new Recorder(instant(0))
    const segment = segmentOf()
    recorder.workerReady(1, 0)
    const callAt = (submittedAt: number) => ({ scheduledAt: null, submittedAt, segment })
    const [first, second, third] = [callAt(0), callAt(0), callAt(0)]
    for (const [n, call] of [first, second, third].entries()) {
      recorder.submitted(call)
      recorder.queueLength(n, 0)
    }
    const flightAt = (at: number) => ({
      worker: 1,
      dispatchedAt: at,
      startedAt: at,
      finishedAt: at + 100,
      receivedAt: at + 100,
    })
    recorder.settled('completed', first, flightAt(0), instant(100))
    recorder.queueLength(1, 100)
    recorder.end(instant(150))
    recorder.queueLength(0, 151)
    recorder.settled('cancelled', third, null, instant(151))
    const summary = () => workerSummaries(recorder.workerTallies, HELD, instant(0), instant(150))
    return {
      recorder,
      segment,
      summary,
      comeBack: () => recorder.settled('completed', second, flightAt(100), instant(200)),
    }
  }
  const HELD = [{ id: 1, state: 'ready', holding: 1, holdingSince: 100 }] as const

  it('leaves every figure as it is then; calls that end later are cut off', () => {
    const { recorder, segment, comeBack } = ended()
    const figures = () => ({
      chart: recorder.chart(instant(150), 10, HELD),
      queue: recorder.queueSummary(instant(150)),
      presence: recorder.system.presence(instant(150)),
      mean: recorder.stages.call.mean,
      count: recorder.stages.call.count,
      window: recorder.rollingWindow.sum(instant(150)).bucket.completed,
      segment: segment.summary(instant(0), instant(150)),
    })
    const before = figures()
    comeBack()
    expect(figures()).toEqual(before)
    expect(before).toMatchObject({ count: 1, window: 1, queue: { max: 2 }, segment: { completed: 1 } })
    expect(recorder.books.counts).toEqual({
      submitted: 3,
      completed: 1,
      failed: 0,
      cancelled: 2,
      timedOut: 0,
      rejected: 0,
      unfinished: 0,
      cutOff: 2,
    })
  })

  it('has a worker busy up to it with the call that is at it, come back or not, and never longer than the run', () => {
    const { summary, comeBack } = ended()
    const busy = { id: 1, calls: 1, busy: 1, held: 1, replaced: 0 }
    expect(summary()).toEqual([busy])
    comeBack()
    expect(summary()).toEqual([busy])
  })
})
