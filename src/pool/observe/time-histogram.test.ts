import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FunctionTimes } from './function-times.js'
import { TimeHistogram } from './time-histogram.js'

const timesOf = (values: readonly number[]) => {
  const histogram = new TimeHistogram()
  for (const ms of values) histogram.add(ms)
  const { times } = histogram
  if (!times) throw new Error('Nothing was counted.')
  return times
}
const anyTimes = fc.array(fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.nat({ max: 2e6 })), {
  minLength: 1,
})

describe('a histogram of times', () => {
  it('says nothing before it has counted anything', () => {
    expect(new TimeHistogram().times).toBeNull()
  })

  it('counts every time once, in a bucket that it lies in', () => {
    fc.assert(
      fc.property(anyTimes, (values) => {
        const { buckets, count } = timesOf(values)
        expect(count).toBe(values.length)
        let left = [...values]
        for (const { fromMs, toMs, count: inBucket } of buckets) {
          const inside = left.filter((ms) => ms >= fromMs - 1e-9 && ms < toMs + 1e-9)
          expect(inside.length).toBeGreaterThanOrEqual(inBucket)
          left = left.filter((ms) => ms >= toMs)
        }
      }),
    )
  })

  it('has buckets from 8 µs on that are at most an eighth wide', () => {
    const { buckets } = timesOf(Array.from({ length: 200 }, (_, step) => 0.008 * 1.1 ** step))
    for (const { fromMs, toMs } of buckets) expect((toMs - fromMs) / fromMs).toBeLessThanOrEqual(1 / 8 + 1e-9)
  })

  it('gives percentiles that are too high by an eighth at the most', () => {
    fc.assert(
      fc.property(anyTimes, (values) => {
        const { p50Ms, p99Ms, maxMs } = timesOf(values)
        const sorted = values.toSorted((a, b) => a - b)
        const median = sorted[Math.ceil(values.length / 2) - 1] ?? 0
        expect(p50Ms).toBeGreaterThanOrEqual(median - 1e-9)
        expect(p50Ms).toBeLessThanOrEqual(median * (1 + 1 / 8) + 0.001)
        expect(p99Ms).toBeLessThanOrEqual(maxMs)
      }),
    )
  })

  it('keeps mean, least and longest exactly', () => {
    expect(timesOf([1, 2, 6])).toMatchObject({ count: 3, meanMs: 3, minMs: 1, maxMs: 6 })
  })

  it('counts a time below 0, which two clocks can make, as 0, and one of hours in the last bucket', () => {
    const { buckets, minMs, maxMs } = timesOf([-0.01, 1e9])
    expect([minMs, maxMs, buckets.length]).toEqual([0, 1e9, 2])
  })
})

describe('times by function', () => {
  it('are told apart, from the call to the first moment, and from there to the end', () => {
    const times = new FunctionTimes()
    times.add('add', 0, 2, 5)
    times.add('sort', 0, 10, 30)
    times.add('add', 0, 4, 5)
    expect(times.all).toMatchObject({
      add: { wait: { count: 2, meanMs: 3 }, run: { count: 2, meanMs: 2 } },
      sort: { wait: { meanMs: 10 }, run: { meanMs: 20 } },
    })
  })

  it('of more functions than can be told apart are counted together', () => {
    const times = new FunctionTimes()
    for (let n = 0; n < 300; n += 1) times.add(`f${n}`, 0, 1, 2)
    expect(Object.keys(times.all)).toHaveLength(257)
    expect(times.all['(others)']?.run.count).toBe(44)
  })
})
