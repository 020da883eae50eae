import { describe, expect, it } from 'vitest'
import { instant, micros } from '../../domain/time'
import { jainIndex, LockTally } from './lock-tally'

describe('Jain’s index', () => {
  it('is 0.313739 for a starving barging lock and 0.999997 for a fair one', () => {
    expect(jainIndex([1036, 23, 21, 85])).toBeCloseTo(0.313739, 6)
    expect(jainIndex([276, 275, 275, 276])).toBeCloseTo(0.999997, 6)
  })

  it('is 1 for one worker, 1 ÷ n when one of n has all, and unknown without values', () => {
    expect([jainIndex([5]), jainIndex([8, 0, 0, 0]), jainIndex([])]).toEqual([1, 0.25, null])
  })
})

describe('what calls say of the lock', () => {
  const tally = new LockTally('fair', instant(100))
  it('is nothing before the first', () =>
    expect(tally.figures(instant(100))).toMatchObject({
      acquisitions: 0,
      meanHoldUs: null,
      gapUs: null,
      heldShare: null,
      fairness: null,
    }))

  it('gives the gap as elapsed time by acquisitions less the mean hold', () => {
    // 4 holds of 10 µs in 160 µs: 40 µs each, of which 30 are hand-over.
    for (const worker of [1, 2, 1, 2]) tally.add(worker, micros(worker), micros(10), instant(100.1))
    expect(tally.figures(instant(100.16))).toMatchObject({
      acquisitions: 4,
      meanHoldUs: 10,
      meanWaitUs: 1.5,
      longestWaitUs: 2,
      gapUs: expect.closeTo(30, 6),
      heldShare: expect.closeTo(0.25, 6),
      fairness: 1,
      workers: [
        { id: 1, acquisitions: 2 },
        { id: 2, acquisitions: 2 },
      ],
      deadHolders: 0,
    })
  })

  it('counts calls that return after the end as time too', () => {
    tally.add(1, micros(0), micros(10), instant(100.4))
    expect(tally.figures(instant(100.16)).heldShare).toBeCloseTo(50 / 400, 6)
  })

  it('remembers no more workers than can live at once', () => {
    const long = new LockTally('barging', instant(0))
    for (let worker = 1; worker <= 3000; worker += 1) long.add(worker, micros(0), micros(1), instant(1))
    expect(long.figures(instant(2)).workers).toHaveLength(1024)
    expect(long.figures(instant(2)).acquisitions).toBe(3000)
  })
})
