import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { leastOfRepeats, meanOfRepeats } from './frozen'

const REPEATS = [0.42, 0.423, 0.421, 0.4185, 0.43, 0.419, 0.4205]

describe('a baseline taken as the least of its repeats', () => {
  // With SciPy's quantile of F(2, 12), 3.885294.
  it('has an interval from below the quickest repeat up to it', () =>
    expect(leastOfRepeats(REPEATS)).toEqual({
      kind: 'frozen',
      value: 0.4185,
      low: expect.closeTo(0.416418592588579, 9),
      high: 0.4185,
    }))

  it('holds the cost without noise in 95 of 100 runs, when noise only adds', () => {
    const random = createRandom(3)
    let held = 0
    for (let run = 0; run < 4000; run += 1) {
      const baseline = leastOfRepeats(Array.from({ length: 5 }, () => 10 - Math.log(1 - random())))
      if (baseline.kind === 'frozen' && baseline.low <= 10 && 10 <= baseline.high) held += 1
    }
    expect(held / 4000).toBeCloseTo(0.95, 1.7)
  })

  it('is known exactly when all repeats agree', () =>
    expect(leastOfRepeats([0.1, 0.1, 0.1])).toEqual({ kind: 'frozen', value: 0.1, low: 0.1, high: 0.1 }))
})

describe('a baseline taken as the mean of its repeats', () => {
  it('has the interval of Student’s t about it', () =>
    expect(meanOfRepeats(REPEATS)).toEqual({
      kind: 'frozen',
      value: expect.closeTo(0.421714285714286, 12),
      low: expect.closeTo(0.421714285714286 * Math.exp(-0.003639722803572 / 0.421714285714286), 9),
      high: expect.closeTo(0.421714285714286 * Math.exp(0.003639722803572 / 0.421714285714286), 9),
    }))
})

describe.each([
  ['least', leastOfRepeats],
  ['mean', meanOfRepeats],
] as const)('a baseline taken as the %s of its repeats', (_, frozenOf) => {
  it('is unknown from one measurement, from none, and when the clock did not move', () => {
    expect(frozenOf([])).toMatchObject({ kind: 'none', reason: 'the baseline was not measured repeatedly' })
    expect(frozenOf([1])).toMatchObject({ kind: 'none', reason: 'the baseline was not measured repeatedly' })
    expect(frozenOf([0, 0, 0])).toEqual({ kind: 'none', reason: 'the baseline is not above 0' })
    expect(frozenOf([1, Number.NaN])).toEqual({ kind: 'none', reason: 'the baseline is not above 0' })
  })
})
