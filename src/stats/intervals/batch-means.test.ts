import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { BatchSeries } from '../../record/tallies/batch-series'
import { normal, ROUNDS_2016 } from '../warm-up/test-rounds'
import { meanInterval } from './batch-means'
import { meanOf } from './mean'

/** A series in which each value keeps the share `memory` of the one before; mean 100. @returns what gives the next */
const seriesOf = (memory: number, random: () => number): (() => number) => {
  let last = normal(random) / Math.sqrt(1 - memory ** 2)
  return () => {
    last = memory * last + normal(random)
    return 100 + last
  }
}

/** Means of `count` batches of it. */
const batchMeansOf = (count: number, size: number, memory: number, random: () => number): number[] => {
  const next = seriesOf(memory, random)
  return Array.from({ length: count }, () => meanOf(Array.from({ length: size }, next)))
}

describe('the interval of a mean', () => {
  // Reference values computed independently from the ten published figures.
  it('of ten rounds published in 2016 is 128.656681 µs, give or take 5.501558 on the logarithmic scale', () =>
    expect(meanInterval(ROUNDS_2016.map(({ x }) => x))).toEqual({
      kind: 'interval',
      mean: expect.closeTo(128.6566812, 9),
      low: expect.closeTo(128.6566812 * Math.exp(-5.501558115543279 / 128.6566812), 6),
      high: expect.closeTo(128.6566812 * Math.exp(5.501558115543279 / 128.6566812), 6),
      batches: 10,
      lag1: expect.closeTo(-0.526535007757923, 9),
    }))

  it('holds the true mean in 95 of 100 runs, though calls depend on one another', () => {
    const random = createRandom(1)
    let [made, held] = [0, 0]
    for (let run = 0; run < 1000; run += 1) {
      const interval = meanInterval(batchMeansOf(60, 25, 0.8, random))
      if (interval.kind === 'none') continue
      made += 1
      if (interval.low <= 100 && 100 <= interval.high) held += 1
    }
    expect(made).toBeGreaterThan(950)
    expect(held / made).toBeGreaterThan(0.92)
    expect(held / made).toBeLessThan(0.97)
  })

  it('holds it too from a stream of calls whose batches were merged as it went on', () => {
    const random = createRandom(8)
    const pair = Float64Array.of(0, 1)
    let held = 0
    for (let run = 0; run < 400; run += 1) {
      const series = new BatchSeries(30)
      const next = seriesOf(0.8, random)
      for (let calls = 3000 + 5 * run; calls > 0; calls -= 1) {
        pair[0] = next()
        series.add(pair)
      }
      const interval = meanInterval(series.means().map(({ x }) => x))
      if (interval.kind === 'interval' && interval.low <= 100 && 100 <= interval.high) held += 1
    }
    expect(held / 400).toBeGreaterThan(0.91)
  })

  it('rests on at most 30 batches of however many there are, and leaves the oldest out where they do not fit', () => {
    const random = createRandom(2)
    const means = batchMeansOf(95, 1, 0, random)
    const interval = meanInterval(means)
    expect(interval).toMatchObject({ kind: 'interval', batches: 23 })
    expect(interval).toMatchObject({ mean: expect.closeTo(meanOf(means.slice(3)), 9) })
  })

  it('makes batches longer while neighbours are alike', () => {
    // Pairs of equal batches: neighbours are alike half of the time, pairs never.
    const pairs = [2, 5, 7, 9, 0, 8, 10, 6, 1, 4, 3].flatMap((value) => [value, value])
    const interval = meanInterval(pairs)
    expect(interval).toMatchObject({ kind: 'interval', batches: 11, mean: expect.closeTo(5, 12) })
  })

  it('is unknown with fewer than ten batches', () =>
    expect(meanInterval([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({
      kind: 'none',
      reason: 'needs 10 batches of calls, and has 9',
    }))

  it('is unknown while the latency rises all the time', () =>
    expect(meanInterval(Array.from({ length: 60 }, (_, n) => n))).toEqual({
      kind: 'none',
      reason: 'latencies drift or depend on one another for too long: needs a longer run',
    }))

  it.each([0, 0.1, 100])('of batches that all are %d is that one figure', (value) =>
    expect(meanInterval(Array.from({ length: 20 }, () => value))).toMatchObject({
      low: expect.closeTo(value, 12),
      high: expect.closeTo(value, 12),
      lag1: 0,
    }),
  )

  it('is unknown, and never NaN, when a batch has no mean', () =>
    expect(meanInterval([...Array.from({ length: 20 }, (_, n) => n % 3), Number.NaN])).toEqual({
      kind: 'none',
      reason: 'a batch has no finite mean',
    }))
})
