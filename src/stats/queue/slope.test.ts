import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { normal } from '../warm-up/test-rounds'
import { slopeInterval, slopeOf } from './slope'

const pointsOf = (ys: readonly number[]) => ys.map((y, x) => ({ x, y }))

describe('the slope', () => {
  // Ordinary least squares, computed independently: slope 1.5714285714, intercept 10.2380952381.
  it('of 10, 13, 11, 16, 18, 17 is 1.571428…', () =>
    expect(slopeOf(pointsOf([10, 13, 11, 16, 18, 17]))).toBeCloseTo(1.5714285714285714, 12))

  it('of 1,200 arrivals a second into four workers of 4 ms is the 200 calls a second that they lack', () => {
    const seconds = Array.from({ length: 40 }, (_, n) => n / 4)
    expect(slopeOf(seconds.map((x) => ({ x, y: (1200 - 1000) * x })))).toBeCloseTo(200, 9)
  })

  it('of a queue that stays as it is, is 0', () => expect(slopeOf(pointsOf([7, 7, 7, 7, 7, 7]))).toBe(0))

  it('is unknown with fewer than six points, or all at one time', () => {
    expect(slopeOf([])).toBeNull()
    expect(slopeOf(pointsOf([1, 2, 3, 4, 5]))).toBeNull()
    expect(slopeOf([1, 2, 3, 4, 5, 6].map((y) => ({ x: 3, y })))).toBeNull()
  })
})

describe('the interval of a slope', () => {
  // Computed independently, with t of 4 degrees of freedom, 2.776445.
  it('of 10, 13, 11, 16, 18, 17 is 0.440265 to 2.702592, with a standard error of 0.407414', () =>
    expect(slopeInterval(pointsOf([10, 13, 11, 16, 18, 17]))).toEqual({
      kind: 'slope',
      slope: expect.closeTo(1.5714285714285714, 12),
      standardError: expect.closeTo(0.40741427878490355, 12),
      low: expect.closeTo(0.44026519130763764, 8),
      high: expect.closeTo(2.702591951549505, 8),
      points: 6,
    }))

  it('holds the true slope in 95 of 100 runs when points differ by noise alone', () => {
    const random = createRandom(7)
    let held = 0
    for (let run = 0; run < 2000; run += 1) {
      const interval = slopeInterval(pointsOf(Array.from({ length: 8 }, (_, x) => 3 * x + normal(random))))
      if (interval.kind === 'slope' && interval.low <= 3 && 3 <= interval.high) held += 1
    }
    expect(held / 2000).toBeGreaterThan(0.93)
    expect(held / 2000).toBeLessThan(0.97)
  })

  it('of a straight line is a point', () =>
    expect(slopeInterval(pointsOf([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))).toMatchObject({
      slope: expect.closeTo(0.1, 12),
      standardError: 0,
    }))

  it('is unknown, and never NaN, from few points, from one moment, and from what is not finite', () => {
    expect(slopeInterval([])).toEqual({ kind: 'none', reason: 'needs 6 points in time, and has 0' })
    expect(slopeInterval([1, 2, 3, 4, 5, 6].map((y) => ({ x: 3, y })))).toEqual({
      kind: 'none',
      reason: 'all points are of one moment',
    })
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(slopeInterval(pointsOf([1, 2, 3, 4, 5, odd]))).toMatchObject({ reason: 'a point is not finite' })
  })
})
