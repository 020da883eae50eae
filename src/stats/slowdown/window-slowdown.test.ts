import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../domain/snapshot'
import { micros } from '../../domain/time'
import { seeded } from '../queue/test-queue'
import { windowInterval } from './window-slowdown'

const BASELINE: Baseline = {
  syncUs: micros(10),
  repeatsUs: [10, 10, 10.01, 10.02].map(micros),
  source: 'measured',
  workerUs: null,
}

/** Buckets of unequally many calls of 100 µs on average, beside baselines of 10 µs. */
const sumsOf = (buckets: number, seed: number) => {
  const random = seeded(seed)
  return Array.from({ length: buckets }, () => {
    const calls = 20 + Math.floor(200 * random())
    let x = 0
    for (let n = 0; n < calls; n += 1) x += 50 + 100 * random()
    return { x, y: 10 * calls }
  })
}

describe('the interval of the slowdown over the window', () => {
  it('holds the true ratio about nineteen times of twenty, however many calls a bucket has', () => {
    const hits = Array.from({ length: 200 }, (_, n) => {
      const interval = windowInterval(sumsOf(20, n + 1), BASELINE)
      return interval !== null && interval.low <= 10 && interval.high >= 10
    })
    // 190 of 200, give or take three times √(200 · 0.05 · 0.95), and some windows whose buckets look alike by chance.
    expect(hits.filter(Boolean).length).toBeGreaterThanOrEqual(175)
  })

  it('is unknown of less than ten buckets, and under a baseline that was not measured repeatedly', () => {
    expect(windowInterval(sumsOf(9, 1), BASELINE)).toBeNull()
    expect(windowInterval(sumsOf(20, 1), { ...BASELINE, repeatsUs: [] })).toBeNull()
    expect(windowInterval([], BASELINE)).toBeNull()
  })

  it('is the wider, the less sure the baseline', () => {
    const width = (repeats: readonly number[]) => {
      const interval = windowInterval(sumsOf(20, 3), { ...BASELINE, repeatsUs: repeats.map(micros) })
      return interval ? interval.high - interval.low : Number.NaN
    }
    expect(width([10, 11, 12, 11])).toBeGreaterThan(width([10, 10, 10, 10.01]))
  })
})
