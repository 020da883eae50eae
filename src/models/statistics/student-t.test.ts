import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studentT } from './student-t'

describe('Student’s t', () => {
  // Quantiles of an independent implementation (SciPy); one, two and infinitely many degrees have closed forms.
  it.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [4, 2.7764451051977934],
    [9, 2.262157162798205],
    [9.5, 2.2441374614922958],
    [19, 2.0930240544083087],
    [29, 2.045229642132703],
    [1000, 1.9623390808264083],
    [1e8, 1.9599640082627663],
    [Number.POSITIVE_INFINITY, 1.959963984540054],
  ])('of %d degrees of freedom leaves 5 %% beyond ±%d', (degrees, expected) =>
    expect(studentT(degrees) / expected).toBeCloseTo(1, 8),
  )

  it('falls towards the normal quantile as degrees are added', () => {
    const falls = fc.property(
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 1.001, max: 10, noNaN: true }),
      (degrees, factor) => {
        expect(studentT(degrees * factor)).toBeLessThan(studentT(degrees))
        expect(studentT(degrees * factor)).toBeGreaterThan(1.9599639)
      },
    )
    fc.assert(falls, { seed: 1 })
  })

  it.each([0, 0.5, -1, Number.NaN])('does not exist for %d degrees of freedom', (degrees) =>
    expect(() => studentT(degrees)).toThrow(RangeError),
  )
})
