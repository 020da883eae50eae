import { describe, expect, it } from 'vitest'
import { type Pair, pairedDifference } from './paired-difference'

/**
 * Student's extra hours of sleep under two drugs (W. S. Gosset 1908). The middle six differences are 1, 1.2, 1.3, 1.3,
 * 1.4 and 1.8: mean 4/3. With the outer ones moved to 1 and 1.8, Σ(x − 1.36)² is 1.004; t of 5 degrees is 2.570582,
 * and half the interval t·√(1.004/30).
 */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
const sleep: readonly Pair[] = FIRST.map((without, n) => ({ without, with: SECOND[n] ?? Number.NaN }))

describe('the paired difference', () => {
  it('is the trimmed mean with its interval', () => {
    const found = pairedDifference(sleep)
    if (found.kind !== 'difference') throw new Error(found.reason)
    expect(found.mean).toBeCloseTo(4 / 3, 9)
    // Of the first drug the middle six are −0.2, −0.1, 0, 0.7, 0.8 and 2.
    const base = 3.2 / 6
    expect(found.share).toBeCloseTo(4 / 3 / base, 9)
    const half = 2.570582 * Math.sqrt(1.004 / 30)
    expect(found.low * base).toBeCloseTo(4 / 3 - half, 6)
    expect(found.high * base).toBeCloseTo(4 / 3 + half, 6)
  })

  it('does not feel what a few pairs met alone', () => {
    const quiet: Pair[] = Array.from({ length: 30 }, (_, n) => ({ without: 100, with: 103 + (n % 2) }))
    const disturbed = quiet.map((pair, n) => (n % 10 === 0 ? { ...pair, with: pair.with + 5000 } : pair))
    const found = pairedDifference(disturbed)
    if (found.kind !== 'difference') throw new Error(found.reason)
    expect(found.low).toBeGreaterThan(0.03)
    expect(found.high).toBeLessThan(0.04)
  })

  it('does not feel what both of a pair met', () => {
    const quiet: Pair[] = [1, 2, 3, 4].map((n) => ({ without: 100, with: 103 + (n % 2) }))
    const disturbed = quiet.map((pair, n) => ({ without: pair.without + 50 * n, with: pair.with + 50 * n }))
    const [a, b] = [pairedDifference(quiet), pairedDifference(disturbed)]
    if (a.kind !== 'difference' || b.kind !== 'difference') throw new Error('no difference')
    expect(b.mean).toBeCloseTo(a.mean, 9)
    // Their bases differ: 100, and the middle of 100, 150, 200 and 250.
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
