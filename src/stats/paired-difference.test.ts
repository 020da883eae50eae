import { describe, expect, it } from 'vitest'
import { type Pair, pairedDifference } from './paired-difference'

/** Student's extra hours of sleep under two drugs (W. S. Gosset 1908): difference 1.58, interval 0.7001 to 2.4599. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
const sleep: readonly Pair[] = FIRST.map((without, n) => ({ without, with: SECOND[n] ?? Number.NaN }))

describe('the paired difference', () => {
  it('is that of Student’s own example', () => {
    const found = pairedDifference(sleep)
    if (found.kind !== 'difference') throw new Error(found.reason)
    expect(found.mean).toBeCloseTo(1.58, 9)
    // The mean of the first drug is 0.75.
    expect(found.low * 0.75).toBeCloseTo(0.7001142, 6)
    expect(found.high * 0.75).toBeCloseTo(2.4598858, 6)
    expect(found.share).toBeCloseTo(1.58 / 0.75, 9)
  })

  it('does not feel what both of a pair met', () => {
    const quiet: Pair[] = [1, 2, 3, 4].map((n) => ({ without: 100, with: 103 + (n % 2) }))
    const disturbed = quiet.map((pair, n) => ({ without: pair.without + 50 * n, with: pair.with + 50 * n }))
    const [a, b] = [pairedDifference(quiet), pairedDifference(disturbed)]
    if (a.kind !== 'difference' || b.kind !== 'difference') throw new Error('no difference')
    expect(b.mean).toBeCloseTo(a.mean, 9)
    expect((b.high - b.low) * 175).toBeCloseTo((a.high - a.low) * 100, 9)
  })

  it('of fewer than two pairs, or against nothing, is unknown', () => {
    expect(pairedDifference([{ without: 1, with: 2 }]).kind).toBe('none')
    expect(pairedDifference([]).kind).toBe('none')
    expect(
      pairedDifference([
        { without: 0, with: 2 },
        { without: 0, with: 3 },
      ]).kind,
    ).toBe('none')
  })
})
