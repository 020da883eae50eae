import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { normal } from './test-rounds'
import { warmUpOf } from './warm-up'

/** A warm-up that decays from 250 to 60 over some dozens of calls, with a pattern for noise. */
const PATTERN = [0, 3, -2, 4, -3, 1, -1, 2, -4, 0]
const decaying = Array.from({ length: 100 }, (_, i) =>
  Math.round(60 + 190 * Math.exp(-i / 6) + (PATTERN[i % 10] ?? 0)),
)

/**
 * Twelve rounds of 10,000 calls on PyPy, as printed on the Twisted-Python mailing list, 3 June 2016: mean latency
 * of a call through the pool, µs.
 */
const PYPY_2016 = [
  248.463297, 89.544964, 63.347292, 63.825631, 55.110717, 51.918244, 62.353158, 40.433884, 65.630174,
  85.674763, 65.085721, 44.353342,
]

describe('the end of the warm-up', () => {
  // Reference values computed independently: the errors for cuts of 5 to 9 batches are 0.029156 after 0.124648 …
  // 0.019475, 0.011579 (least, at 7), 0.013333, 0.014425.
  it('of a decay is after 7 batches of 5, and the mean falls from 72.35 to 59.984615', () =>
    expect(warmUpOf(decaying)).toEqual({
      kind: 'warm',
      cutBatches: 7,
      cutValues: 35,
      meanOfAll: expect.closeTo(72.35, 9),
      meanAfter: expect.closeTo(59.98461538461538, 9),
    }))

  it('of twelve rounds on PyPy is after two of them, and the mean after it 59.773293 µs', () =>
    expect(warmUpOf(PYPY_2016, 1)).toMatchObject({
      kind: 'warm',
      cutBatches: 2,
      cutValues: 2,
      meanAfter: expect.closeTo(59.7732926, 7),
    }))

  it('of the first six of those rounds is after the same two', () =>
    expect(warmUpOf(PYPY_2016.slice(0, 6), 1)).toMatchObject({ cutBatches: 2 }))

  it('is at the beginning when nothing changes', () =>
    expect(warmUpOf(Array.from({ length: 50 }, () => 0.1))).toMatchObject({ cutBatches: 0, cutValues: 0 }))

  it('is found where one cold round is followed by noise', () => {
    const random = createRandom(6)
    const cuts = Array.from({ length: 200 }, () => {
      const warmUp = warmUpOf(
        Array.from({ length: 40 }, (_, n) => (n === 0 ? 400 : 100) + normal(random)),
        1,
      )
      return warmUp.kind === 'warm' ? warmUp.cutBatches : Number.POSITIVE_INFINITY
    })
    expect(Math.min(...cuts)).toBe(1)
    expect(cuts.filter((cut) => cut <= 10).length).toBeGreaterThan(120)
  })

  it('counts values that fill no batch in the means', () =>
    expect(warmUpOf([...decaying, 1060])).toMatchObject({
      cutValues: 35,
      meanOfAll: expect.closeTo((7235 + 1060) / 101, 9),
      meanAfter: expect.closeTo((65 * 59.98461538461538 + 1060) / 66, 9),
    }))

  it('has not come while the values still fall', () =>
    expect(warmUpOf(Array.from({ length: 100 }, (_, n) => 100 - n))).toEqual({
      kind: 'not warm',
      batches: 20,
      limit: 10,
    }))

  it('is unknown, and never NaN, with too few values or one that is none', () => {
    expect(warmUpOf([])).toEqual({ kind: 'none', reason: 'needs 30 values, and has 0' })
    expect(warmUpOf(decaying.slice(0, 29))).toEqual({ kind: 'none', reason: 'needs 30 values, and has 29' })
    expect(warmUpOf([...decaying.slice(1), Number.NaN])).toEqual({
      kind: 'none',
      reason: 'a value is not finite',
    })
  })
})
