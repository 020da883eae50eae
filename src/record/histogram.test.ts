import { describe, expect, it } from 'vitest'
import { micros } from '../domain/time'
import { LatencyHistogram } from './histogram'

const oneTo = (last: number, digits: 2 | 3) => {
  const histogram = new LatencyHistogram(digits)
  for (let us = 1; us <= last; us += 1) histogram.record(micros(us))
  return histogram
}

describe('a latency histogram', () => {
  // Reference values computed independently from HdrHistogram's definition of equivalent values.
  it.each([
    [3, 50, 5003],
    [3, 90, 9007],
    [3, 99, 9903],
    [3, 99.9, 9991],
    [2, 50, 5023],
    [2, 90, 9023],
    [2, 99, 9919],
    [2, 99.9, 10047],
  ] as const)('with %d digits puts percentile %d of 1…10,000 at %d', (digits, percent, expected) => {
    expect(oneTo(10_000, digits).percentile(percent)).toBe(expected)
  })

  it('keeps mean and maximum exactly, beyond its own resolution', () => {
    const histogram = new LatencyHistogram(2)
    for (const us of [0.25, 0.5, 100_000.75]) histogram.record(micros(us))
    expect(histogram.mean).toBeCloseTo(33_333.833333, 5)
    expect(histogram.max).toBe(100_000.75)
  })

  it('has no mean, maximum or percentile before anything was recorded', () => {
    const histogram = new LatencyHistogram(2)
    expect([histogram.mean, histogram.max, histogram.percentile(50)]).toEqual([null, null, null])
  })

  it('supports p99 from 1,000 samples on and p99.9 from 10,000 on', () => {
    expect([oneTo(999, 2).supports(99), oneTo(1000, 2).supports(99)]).toEqual([false, true])
    expect([oneTo(9999, 2).supports(99.9), oneTo(10_000, 2).supports(99.9)]).toEqual([false, true])
  })

  it('counts a latency of more than a minute as a minute in percentiles', () => {
    const histogram = new LatencyHistogram(3)
    histogram.record(micros(1e9))
    expect(histogram.percentile(100)).toBeLessThanOrEqual(60_060_000)
    expect(histogram.max).toBe(1e9)
  })

  it('added to another gives the percentiles of both together, and nothing after a reset', () => {
    const [low, high] = [oneTo(100, 2), oneTo(200, 2)]
    low.add(high)
    expect([low.count, low.percentile(50), low.max]).toEqual([300, 75, 200])
    low.reset()
    expect([low.count, low.percentile(50), low.mean]).toEqual([0, null, null])
  })
})
