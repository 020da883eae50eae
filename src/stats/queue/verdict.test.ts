import { describe, expect, it } from 'vitest'
import { millis } from '../../domain/time'
import { unknown } from '../unknown'
import { slopeInterval } from './slope'
import { utilisationOf } from './utilisation'
import { queueVerdict } from './verdict'

const slopeOfLengths = (lengths: readonly number[]) => slopeInterval(lengths.map((y, x) => ({ x, y })))
const RISING = slopeOfLengths([10, 13, 11, 16, 18, 17])
const LEVEL = slopeOfLengths([3, 1, 4, 1, 5, 2])
const FALLING = slopeOfLengths([17, 18, 16, 11, 13, 10])

/** Of four workers, each held for 4 ms by a call: 1,000 calls a second are the most. */
const loadOf = (arrivalsPerSecond: number) =>
  utilisationOf({ arrivalsPerSecond, workers: 4, heldMs: millis(4), dispatchMs: millis(0) })

/** An open demand of which so many calls came that chance is out of it. */
const OPEN = {
  mode: 'open',
  arrivals: Number.POSITIVE_INFINITY,
  isFull: false,
  length: 9,
  leastSlope: 0.1,
} as const

describe('the queue', () => {
  it('of closed demand is bounded by its callers', () =>
    expect(queueVerdict({ mode: 'closed', callers: 16 })).toEqual({ kind: 'bounded', callers: 16 }))

  it('of a burst drains, and the verdict says how much is left', () => {
    expect(queueVerdict({ mode: 'burst', left: 0.25 })).toEqual({ kind: 'draining', left: 0.25 })
  })
})

describe('the queue of open demand', () => {
  it.each([1000, 1200])('grows by utilisation at %d calls a second, even before a window is full', (rate) => {
    const utilisation = loadOf(rate)
    expect(queueVerdict({ ...OPEN, utilisation, slopes: [] })).toEqual({
      ...OPEN,
      kind: 'growing',
      because: 'utilisation',
      utilisation,
      slopes: [],
    })
  })

  it('grows by its slope when that was above 0 in the last three windows, whatever the utilisation', () => {
    for (const utilisation of [loadOf(500), unknown('no call has returned')])
      expect(queueVerdict({ ...OPEN, utilisation, slopes: [LEVEL, RISING, RISING, RISING] })).toMatchObject({
        kind: 'growing',
        because: 'slope',
      })
  })

  it('is stable when its slope may be 0 and the pool has room, and the verdict says on which figures', () => {
    const utilisation = loadOf(949)
    expect(queueVerdict({ ...OPEN, utilisation, slopes: [RISING, RISING, LEVEL] })).toEqual({
      kind: 'stable',
      utilisation,
      slope: LEVEL,
    })
  })

  it('that has emptied is stable, though its slope still tells of how it did', () =>
    expect(queueVerdict({ ...OPEN, length: 0, utilisation: loadOf(500), slopes: [FALLING] }).kind).toBe(
      'stable',
    ))

  it.each([
    ['no window of time is full', loadOf(500), []],
    ['needs 6 points in time, and has 2', loadOf(500), [LEVEL, slopeOfLengths([1, 2])]],
    ['no call has returned', unknown('no call has returned'), [LEVEL]],
    ['the pool is too close to its capacity', loadOf(950), [LEVEL]],
    ['the queue grew in the last window; it takes three in a row', loadOf(500), [RISING, RISING]],
    ['the queue grew in the last window; it takes three in a row', loadOf(500), [RISING, LEVEL, RISING]],
    ['the queue is still getting shorter', loadOf(500), [FALLING]],
  ] as const)('is undecided: %s', (reason, utilisation, slopes) =>
    expect(queueVerdict({ ...OPEN, utilisation, slopes })).toEqual({
      ...OPEN,
      kind: 'undecided',
      reason,
      utilisation,
      slopes,
    }),
  )
})
