import { describe, expect, it } from 'vitest'
import { instant, micros, millis } from '../../domain/time'
import { correctionsOf, findDrift, findSkew, type WorkerClock } from './clock-verdict'

/** A clock found `offMs` from where its time origin says, give or take `boundUs`. */
const clockOf = (worker: number, offMs: number, boundUs = 25, atMs = 0): WorkerClock => ({
  worker,
  at: instant(atMs),
  measured: {
    kind: 'offset',
    offset: millis(offMs),
    bound: micros(boundUs),
    leastRoundTrip: micros(2 * boundUs),
    step: micros(0),
  },
})

describe('skew', () => {
  it('within the bound of each clock is none', () =>
    expect(findSkew([clockOf(1, 0.02), clockOf(2, -0.09, 100)])).toMatchObject({ measured: 2, beyond: 0 }))

  it('beyond it is found, and the worst is told with the bound it broke', () => {
    const { measured, beyond, worstUs, boundUs } = findSkew([clockOf(1, -0.09, 100), clockOf(2, 0.06)])
    expect([measured, beyond, boundUs]).toEqual([2, 1, 25])
    expect(worstUs).toBeCloseTo(60, 9)
  })

  it('of a clock that was right at first and is not in the end is found', () =>
    expect(findSkew([clockOf(1, 0), clockOf(2, 0), clockOf(2, 5)])).toMatchObject({ measured: 2, beyond: 1 }))

  it('of no clock is nothing', () => expect(findSkew([])).toMatchObject({ measured: 0, beyond: 0 }))
})

describe('drift', () => {
  it('is what a clock gained between two measurements, per second of the run', () => {
    const drift = findDrift([clockOf(1, 0.01)], [clockOf(1, 0.21, 25, 4000)])
    expect(drift).toMatchObject({ measured: 1, beyond: 1, boundUs: 50 })
    expect(drift.worstUs).toBeCloseTo(200, 9)
    expect(drift.perSecondUs).toBeCloseTo(50, 9)
  })

  it('is not found in a skew that stays, nor in what both measurements may be wrong by', () => {
    const first = [clockOf(1, 5), clockOf(2, 0.02)]
    const last = [clockOf(1, 5, 25, 4000), clockOf(2, -0.02, 25, 4000)]
    expect(findDrift(first, last)).toMatchObject({ measured: 2, beyond: 0 })
  })

  it('is known only of workers that were there before and after', () =>
    expect(findDrift([clockOf(1, 0)], [clockOf(2, 9, 25, 4000)])).toMatchObject({ measured: 0, beyond: 0 }))
})

describe('corrections', () => {
  it('move clocks that are off by what pings found, and leave the others to their time origins', () =>
    expect([...correctionsOf([clockOf(1, 0.02), clockOf(2, 5), clockOf(3, -7)])]).toEqual([
      [2, -5],
      [3, 7],
    ]))
})
