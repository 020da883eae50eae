import { describe, expect, it } from 'vitest'
import { slopeOf } from './slope'

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
