import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BatchSeries } from './batch-series'

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a series of batches', () => {
  it('has the means of equal batches of all values but the last few, however many there were', () => {
    const agrees = fc.property(
      fc.integer({ min: 1, max: 16 }),
      fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })), {
        maxLength: 1000,
        size: 'max',
      }),
      (batches, values) => {
        const series = new BatchSeries(batches)
        for (const [x, y] of values) series.add(Float64Array.of(x, y))
        const means = series.means()
        const { batchSize } = series
        expect(series.count).toBe(values.length)
        expect(means).toHaveLength(Math.floor(values.length / batchSize))
        expect(means.length).toBeLessThan(2 * batches)
        if (batchSize > 1) expect(means.length).toBeGreaterThanOrEqual(batches)
        for (const [n, { x, y }] of means.entries()) {
          const batch = values.slice(n * batchSize, (n + 1) * batchSize)
          expect(x).toBeCloseTo(meanOf(batch.map(([first]) => first)), 6)
          expect(y).toBeCloseTo(meanOf(batch.map(([, second]) => second)), 6)
        }
      },
    )
    fc.assert(agrees, { seed: 10, numRuns: 300 })
  })

  it('holds an hour of twenty thousand calls a second', () => {
    const series = new BatchSeries(30)
    const pair = Float64Array.of(0, 2)
    for (; (pair[0] ?? 0) < 72_000_000; pair[0] = (pair[0] ?? 0) + 1) series.add(pair)
    expect(series.batchSize).toBe(2 ** 21)
    expect(series.means()).toHaveLength(34)
    expect(series.means()[33]).toEqual({ x: 33 * 2 ** 21 + (2 ** 21 - 1) / 2, y: 2 })
  })

  it('has no batch before the first value, and none after a reset', () => {
    const series = new BatchSeries(3)
    expect(series.means()).toEqual([])
    for (let n = 0; n < 100; n += 1) series.add(Float64Array.of(n, n))
    series.reset()
    expect([series.means(), series.count, series.batchSize]).toEqual([[], 0, 1])
    series.add(Float64Array.of(5, 7))
    expect(series.means()).toEqual([{ x: 5, y: 7 }])
  })
})
