import { describe, expect, it } from 'vitest'
import { geometricMean, ratioOfPairs } from './repeats'

describe('a mean of repeats', () => {
  it('has Student’s interval', () => {
    // t for one degree of freedom is 12.706205; the standard error of the logarithms of e⁰ and e² is 1.
    const mean = geometricMean([1, Math.E ** 2])
    expect(mean?.repeats).toBe(2)
    expect(mean?.value).toBeCloseTo(Math.E, 9)
    expect(Math.log(mean?.high ?? 0)).toBeCloseTo(1 + 12.706205, 5)
    expect(Math.log(mean?.low ?? 0)).toBeCloseTo(1 - 12.706205, 5)
  })

  it('of equal repeats is as narrow as a point', () => {
    const { value, low, high } = geometricMean([0.1, 0.1, 0.1]) ?? {}
    expect([low, high]).toEqual([value, value])
    expect(value).toBeCloseTo(0.1, 12)
  })

  it.each([[[]], [[1]], [[1, Number.NaN]], [[1, 0]], [[1, Number.POSITIVE_INFINITY]]])(
    'of %j is unknown',
    (values) => expect(geometricMean(values)).toBeNull(),
  )
})

describe('a ratio of pairs', () => {
  it('is the same upside down', () => {
    const [up, down] = [ratioOfPairs([1, 2, 4], [3, 5, 16]), ratioOfPairs([3, 5, 16], [1, 2, 4])]
    if (!up || !down) throw new Error('no ratio')
    expect(up.value * down.value).toBeCloseTo(1, 12)
    expect(up.low * down.high).toBeCloseTo(1, 12)
  })

  it('does not see what slows both of a pair', () => {
    const ratio = ratioOfPairs([10, 20, 40], [20, 40, 80])
    expect(ratio?.value).toBeCloseTo(2, 12)
    expect(ratio?.low).toBeCloseTo(2, 9)
  })

  it.each([
    [[1], [2]],
    [
      [0, 1],
      [2, 2],
    ],
    [
      [1, 1],
      [2, Number.NaN],
    ],
  ])('of %j and %j is unknown', (from, to) => expect(ratioOfPairs(from, to)).toBeNull())
})
