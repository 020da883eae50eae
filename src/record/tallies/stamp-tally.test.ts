import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { CallStages } from '../calls/call-stages'
import { StampTally } from './stamp-tally'

const FLIGHT = {
  worker: 1,
  dispatchedAt: 1004.25,
  startedAt: 1004.29,
  finishedAt: 1004.79,
  receivedAt: 1004.8,
}

const check = (changed: Partial<typeof FLIGHT>, settled = 1004.825, submitted = 1000) => {
  const tally = new StampTally(micros(35))
  const stages = new CallStages()
  const flight = { ...FLIGHT, ...changed }
  stages.measure({ scheduledAt: null, submittedAt: submitted }, flight, settled)
  return { isInOrder: tally.check(stages), stages, tally }
}

describe('the stages of a call', () => {
  it('are the spans between its stamps, and add up to its latency', () => {
    const { isInOrder, stages, tally } = check({})
    expect(isInOrder).toBe(true)
    expect(stages.of('queueWait')).toBeCloseTo(4250, 6)
    expect(stages.of('forward')).toBeCloseTo(40, 6)
    expect(stages.of('service')).toBeCloseTo(500, 6)
    expect(stages.of('return')).toBeCloseTo(35, 6)
    expect(stages.of('dispatch')).toBeCloseTo(4290, 6)
    expect(stages.of('call')).toBeCloseTo(4825, 6)
    expect(tally.worstGapUs).toBeLessThan(1e-6)
  })

  it('begin with the lag when the call was scheduled', () => {
    const stages = new CallStages()
    stages.measure({ scheduledAt: 998, submittedAt: 1000 }, FLIGHT, 1004.825)
    expect([stages.of('lag'), stages.of('call')]).toEqual([2000, expect.closeTo(6825, 6)])
  })
})

describe('stamps', () => {
  it.each([
    ['sent before it was submitted', check({}, 1004.825, 1004.26)],
    ['received before it was sent', check({ receivedAt: 1004.2 })],
    ['settled before it was received', check({ receivedAt: 1004.9 })],
    ['finished before it started', check({ finishedAt: 1004.28 })],
    ['started before it was sent, by more than clocks differ', check({ startedAt: 1004.21 })],
    ['finished after it was settled, by more than clocks differ', check({ finishedAt: 1004.87 })],
  ])('are out of order when a call was %s', (_what, { isInOrder, tally }) => {
    expect(isInOrder).toBe(false)
    expect([tally.checked, tally.outOfOrder]).toEqual([1, 1])
  })

  it('are in order when a hop is below zero by no more than the clocks may differ', () => {
    expect(check({ startedAt: 1004.22 }).isInOrder).toBe(true)
    expect(check({ finishedAt: 1004.855 }).isInOrder).toBe(true)
  })
})
