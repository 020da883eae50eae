import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearAxis, logAxis } from './axis-scale'

describe('A linear axis', () => {
  it('starts at 0 and leaves room for whole ticks while the queue is empty.', () =>
    expect(linearAxis(0)).toEqual({ domain: [0, 4], ticks: [0, 2, 4] }))

  it('ends at the next calm number above the largest value.', () => {
    expect(linearAxis(12).domain).toEqual([0, 20])
    expect(linearAxis(160_000).domain).toEqual([0, 200_000])
  })

  it('always holds the largest value.', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (largest) => linearAxis(largest).domain[1] >= largest,
      ),
    ))
})

describe('A log axis', () => {
  it('spans whole decades.', () =>
    expect(logAxis(12, 4746)).toEqual({ domain: [10, 10_000], ticks: [10, 100, 1000, 10_000] }))

  it('is marked at 1, 2, 5 and 10 when one decade holds all values.', () =>
    expect(logAxis(12, 80)).toEqual({ domain: [10, 100], ticks: [10, 20, 50, 100] }))

  it('has one decade when all values are the same power of ten.', () =>
    expect(logAxis(100, 100).domain).toEqual([100, 1000]))

  it('marks every second decade when there are many.', () =>
    expect(logAxis(1, 1e6).ticks).toEqual([1, 100, 10_000, 1_000_000]))

  it('always holds both values.', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        (low, factor) => {
          const { domain } = logAxis(low, low * factor)
          return domain[0] <= low * (1 + 1e-9) && domain[1] >= low * factor * (1 - 1e-9)
        },
      ),
    ))
})
