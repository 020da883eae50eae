import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import { instant } from '../../domain/time'
import { callOf, segmentOf } from '../calls/test-calls'
import { workerSummaries } from '../workers/worker-summaries'
import { WorkerTallies } from '../workers/worker-tallies'
import { MeanTally } from './mean-tally'

describe('a mean', () => {
  it('of nothing is unknown, and not 0', () => {
    const tally = new MeanTally()
    expect([tally.count, tally.mean]).toEqual([0, null])
    for (const us of [1, 2, 6]) tally.add(callOf(us, 1))
    expect([tally.count, tally.mean]).toEqual([3, 3])
  })
})

describe('a segment', () => {
  it('tells what came of its calls, over its own stretch of the run', () => {
    const segment = segmentOf(50, 1000)
    for (let i = 0; i < 3; i += 1) segment.submitted({ submittedAt: i })
    for (const us of [100, 300]) segment.completed(callOf(us, 50))
    segment.close(instant(4000))
    expect(segment.summary(instant(500), instant(9000))).toEqual({
      from: 500,
      to: 3500,
      settings: DEFAULTS,
      baseline: { syncUs: 50, repeatsUs: [], source: 'measured', workerUs: null },
      submitted: 3,
      completed: 2,
      meanCallUs: 200,
      slowdown: 4,
    })
  })

  it('that goes on reaches up to now, and without a result has no latency', () => {
    expect(segmentOf(50, 1000).summary(instant(500), instant(9000))).toMatchObject({
      to: 8500,
      completed: 0,
      meanCallUs: null,
      slowdown: null,
    })
  })
})

describe('the workerTallies’s tally', () => {
  const flight = (worker: number, dispatchedAt: number) => ({
    worker,
    dispatchedAt,
    startedAt: dispatchedAt + 1,
    finishedAt: dispatchedAt + 4,
    receivedAt: dispatchedAt + 5,
  })

  it('has each worker’s calls, and the shares of time it ran and held them', () => {
    const tally = new WorkerTallies()
    tally.landed(flight(2, 0))
    tally.landed(flight(1, 0))
    tally.landed(flight(1, 20))
    tally.died(2)
    expect(workerSummaries(tally, [], instant(0), instant(100))).toEqual([
      { id: 1, calls: 2, busy: 0.06, held: 0.1, replaced: 0 },
      { id: 2, calls: 1, busy: 0.03, held: 0.05, replaced: 1 },
    ])
  })

  it('counts the time of a message once, however many calls it carried and a window held', () => {
    const tally = new WorkerTallies()
    const message = { worker: 1, dispatchedAt: 10, receivedAt: 30 }
    tally.landed({ ...message, startedAt: 12, finishedAt: 18 })
    tally.landed({ ...message, startedAt: 18, finishedAt: 24 })
    tally.landed({ worker: 1, dispatchedAt: 20, startedAt: 22, finishedAt: 34, receivedAt: 40 })
    expect(workerSummaries(tally, [], instant(0), instant(100))).toMatchObject([
      { calls: 3, busy: 0.22, held: 0.3 },
    ])
  })

  it('has no share of a time that has not passed', () => {
    const tally = new WorkerTallies()
    tally.landed(flight(1, 0))
    expect(workerSummaries(tally, [], instant(5), instant(5))).toMatchObject([{ busy: 0, held: 0 }])
  })

  it('counts a worker as answering for a second after its last reply', () => {
    const tally = new WorkerTallies()
    tally.landed(flight(1, 0))
    tally.landed(flight(2, 500))
    tally.died(3)
    expect([1005, 1006, 1505, 1506].map((now) => tally.answering(instant(now)))).toEqual([2, 1, 1, 0])
  })
})
