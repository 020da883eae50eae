import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import type { Unknown } from '../unknown'
import { normal, ROUNDS_2016 } from '../warm-up/test-rounds'
import type { Frozen } from './frozen'
import { leastOfRepeats, meanOfRepeats } from './frozen'
import { overFrozen, ratioInterval } from './ratio-interval'

/** The ratio of a mean to a denominator measured once. */
const ratioToFrozen = (values: readonly number[], denominator: Frozen | Unknown) => {
  if (denominator.kind === 'none') return denominator
  const { value } = denominator
  const interval = ratioInterval(values.map((x) => ({ x, y: value })))
  return interval.kind === 'none' ? interval : overFrozen(interval, denominator)
}

const rangeOf = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('the interval of a ratio', () => {
  // Reference values computed independently from the ten published pairs.
  it('of ten rounds published in 2016 is 267.6259, give or take 3.2540 on the logarithmic scale', () =>
    expect(ratioInterval(ROUNDS_2016)).toEqual({
      kind: 'interval',
      ratio: expect.closeTo(267.6258981851268, 9),
      low: expect.closeTo(267.6258981851268 * Math.exp(-3.253991736905642 / 267.6258981851268), 6),
      high: expect.closeTo(267.6258981851268 * Math.exp(3.253991736905642 / 267.6258981851268), 6),
      batches: 10,
      lag1: expect.any(Number),
    }))

  it('of the same rounds is five times as wide when x and y are taken as independent', () => {
    const torn = ratioToFrozen(
      ROUNDS_2016.map(({ x }) => x),
      meanOfRepeats(ROUNDS_2016.map(({ y }) => y)),
    )
    // Reference value of the delta method without covariance: 16.181968; 1/y is not made linear here.
    expect(torn.kind === 'interval' && (torn.high - torn.low) / 2 / 16.181968).toBeCloseTo(1, 2)
  })

  it('holds the true ratio in 95 of 100 runs, though both sides rise and fall together', () => {
    const random = createRandom(4)
    let held = 0
    for (let run = 0; run < 2000; run += 1) {
      const interval = ratioInterval(
        rangeOf(20).map(() => {
          const speed = 1 + 0.1 * normal(random)
          return { x: 50 * speed + normal(random), y: speed + 0.02 * normal(random) }
        }),
      )
      if (interval.kind === 'interval' && interval.low <= 50 && 50 <= interval.high) held += 1
    }
    expect(held / 2000).toBeGreaterThan(0.93)
    expect(held / 2000).toBeLessThan(0.97)
  })

  it('is a point when all pairs have the same ratio', () =>
    expect(ratioInterval(rangeOf(20).map((n) => ({ x: 0.3 * (n + 1), y: 0.1 * (n + 1) })))).toMatchObject({
      ratio: expect.closeTo(3, 12),
      low: expect.closeTo(3, 9),
      high: expect.closeTo(3, 9),
      lag1: 0,
    }))

  it('is unknown, and never NaN, without enough pairs, or with a denominator of 0 or none', () => {
    expect(ratioInterval([])).toEqual({ kind: 'none', reason: 'needs 10 batches of calls, and has 0' })
    for (const y of [0, -1, Number.NaN])
      expect(ratioInterval(rangeOf(20).map((n) => ({ x: n, y: n === 7 ? y : 1 })))).toEqual({
        kind: 'none',
        reason: 'the denominator is not above 0 in every batch',
      })
  })
})

describe('the ratio to a baseline measured once', () => {
  const rounds = ROUNDS_2016.map(({ x }) => x)

  // Worked out apart from this code: 307.423 · exp ±√((5.501558 ÷ 128.656681)² + ln²(0.4185 ÷ 0.416419)), the latter above only.
  it('has the errors of both, the baseline’s on the one side on which it can err', () =>
    expect(
      ratioToFrozen(rounds, leastOfRepeats([0.42, 0.423, 0.421, 0.4185, 0.43, 0.419, 0.4205])),
    ).toMatchObject({
      ratio: expect.closeTo(307.4233720430108, 6),
      low: expect.closeTo(294.55458008449665, 6),
      high: expect.closeTo(320.94735077515156, 6),
      batches: 10,
    }))

  it('holds the true ratio in 95 of 100 runs or more', () => {
    const random = createRandom(5)
    let held = 0
    for (let run = 0; run < 2000; run += 1) {
      const repeats = rangeOf(7).map(() => 2 - 0.05 * Math.log(1 - random()))
      const interval = ratioToFrozen(
        rangeOf(20).map(() => 100 + 2 * normal(random)),
        leastOfRepeats(repeats),
      )
      if (interval.kind === 'interval' && interval.low <= 50 && 50 <= interval.high) held += 1
    }
    expect(held / 2000).toBeGreaterThan(0.94)
  })

  it('is unknown when either of the two is, and says why', () => {
    expect(ratioToFrozen(rounds, leastOfRepeats([]))).toMatchObject({
      reason: 'the baseline was not measured repeatedly',
    })
    expect(ratioToFrozen(rounds, leastOfRepeats([1, 9]))).toMatchObject({
      reason: 'the repeats of the baseline differ too much',
    })
    expect(ratioToFrozen([1], leastOfRepeats([1, 1]))).toMatchObject({
      reason: 'needs 10 batches of calls, and has 1',
    })
  })
})
