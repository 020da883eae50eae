import fc from 'fast-check'
import int32Module from 'hdr-histogram-js/dist/Int32Histogram'
import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { LatencyHistogram } from './histogram'

/** A CommonJS module: bundlers give its default export, or, by Node's rule, the module that holds it. */
const Int32Histogram = (int32Module as { readonly default?: typeof int32Module }).default ?? int32Module

const latencies = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    fc.integer({ min: 0, max: 60_000_000 }),
    fc.integer({ min: 0, max: 5000 }),
  ),
  {
    minLength: 1,
    maxLength: 300,
  },
)

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
    [3, 100, 10_000],
    [2, 50, 5023],
    [2, 90, 9023],
    [2, 99, 9919],
    [2, 99.9, 10_000],
    [2, 100, 10_000],
  ] as const)(
    'with %d digits puts percentile %d of 1…10,000 at %d, and none beyond the greatest',
    (digits, percent, expected) => {
      expect(oneTo(10_000, digits).percentile(percent)).toBe(expected)
    },
  )

  // Digits, latency, and from where to where latencies are the same, computed from HdrHistogram's layout:
  // 256 counters for 2 digits and 2,048 for 3, half as many again for each doubling of the latency.
  it.each([
    [2, 1, 1, 1],
    [2, 255, 255, 255],
    [2, 256, 256, 257],
    [2, 2047, 2040, 2047],
    [2, 2048, 2048, 2063],
    [2, 2049, 2048, 2063],
    [2, 4097, 4096, 4127],
    [2, 100_000, 99_840, 100_351],
    [2, 1_234_567, 1_228_800, 1_236_991],
    [2, 46_067_005, 45_875_200, 46_137_343],
    [3, 1, 1, 1],
    [3, 256, 256, 256],
    [3, 2047, 2047, 2047],
    [3, 2048, 2048, 2049],
    [3, 2049, 2048, 2049],
    [3, 4097, 4096, 4099],
    [3, 100_000, 99_968, 100_031],
    [3, 1_234_567, 1_233_920, 1_234_943],
    [3, 46_067_005, 46_039_040, 46_071_807],
  ] as const)('with %d digits takes %d for any latency from %d to %d', (digits, us, low, high) => {
    const shown = (recorded: number) => {
      const histogram = new LatencyHistogram(digits)
      histogram.record(micros(recorded))
      histogram.record(micros(1e9))
      return histogram.percentile(50)
    }
    expect([low - 1, low, us, high].map(shown)).toEqual([low - 1, high, high, high])
    expect(shown(high + 1)).toBeGreaterThan(high)
  })

  it('gives the latency of the rank that a percentile comes to, rounded up', () => {
    // Of 16 calls 14.4 are nine tenths: the 15th.
    expect([oneTo(16, 3).percentile(90), oneTo(7, 3).percentile(50), oneTo(3, 3).percentile(0)]).toEqual([
      15, 4, 1,
    ])
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

  it.each([2, 3] as const)(
    'of %d digits tells latencies apart for days, none of its percentiles off by more',
    (digits) => {
      const within = fc.property(
        fc.array(fc.double({ min: 1, max: 2 ** 40, noNaN: true }), { minLength: 1, maxLength: 100 }),
        fc.integer({ min: 1, max: 1000 }),
        (all, permille) => {
          const histogram = new LatencyHistogram(digits)
          for (const us of all) histogram.record(us)
          const sorted = all.toSorted((a, b) => a - b)
          const exact = sorted[Math.ceil((all.length * permille) / 1000) - 1] ?? 0
          const said = histogram.percentile(permille / 10) ?? 0
          expect(Math.abs(said - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 10 ** -digits))
        },
      )
      fc.assert(within, { seed: 9, numRuns: 300 })
    },
  )

  it('puts the middle of 130 calls of 1 s each, on one worker, at 65 s, and none beyond the last', () => {
    const histogram = new LatencyHistogram(3)
    for (let n = 1; n <= 130; n += 1) histogram.record(n * 1e6)
    expect(histogram.percentile(50)).toBeCloseTo(65e6, -5)
    expect(histogram.percentile(90)).toBeCloseTo(117e6, -5)
    expect(histogram.percentile(100)).toBe(130e6)
  })

  it('has percentiles in order, the greatest latency at the end, whatever was recorded and added', () => {
    const ordered = fc.property(
      fc.array(fc.double({ min: -50, max: 1e13, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { maxLength: 60 }),
      (some, others) => {
        const [histogram, other] = [new LatencyHistogram(2), new LatencyHistogram(3)]
        for (const us of some) histogram.record(us)
        for (const us of others) other.record(us)
        histogram.add(other)
        const ranked = histogram.ranked([0, 50, 90, 99, 99.9, 100])
        const values = ranked.map(({ us }) => us)
        expect(values).toEqual(values.toSorted((a, b) => a - b))
        expect(values.at(-1)).toBeLessThanOrEqual(histogram.max ?? Number.NaN)
        expect(ranked.at(-1)?.count).toBe(histogram.count)
      },
    )
    fc.assert(ordered, { seed: 10, numRuns: 300 })
  })

  it('added to another gives the percentiles of both together, and nothing after a reset', () => {
    const [low, high] = [oneTo(100, 2), oneTo(200, 2)]
    low.add(high)
    expect([low.count, low.percentile(50), low.max]).toEqual([300, 75, 200])
    low.reset()
    expect([low.count, low.percentile(50), low.mean]).toEqual([0, null, null])
  })

  it.each([2, 3] as const)('of %d digits agrees with HdrHistogram on any latencies', (digits) => {
    const agrees = fc.property(latencies, fc.integer({ min: 1, max: 1000 }), (all, permille) => {
      const [ours, theirs] = [new LatencyHistogram(digits), new Int32Histogram(1, 2 ** 31 - 1, digits)]
      for (const us of all) {
        ours.record(us)
        theirs.recordValue(us)
      }
      const highest = theirs.getValueAtPercentile(permille / 10)
      expect(ours.percentile(permille / 10)).toBe(Math.min(Math.max(...all), highest))
    })
    fc.assert(agrees, { seed: 3, numRuns: 300 })
  })

  it('of two digits given one of three has what it would have counted itself', () => {
    const agrees = fc.property(latencies, (all) => {
      const [fine, given, counted] = [
        new LatencyHistogram(3),
        new LatencyHistogram(2),
        new LatencyHistogram(2),
      ]
      for (const us of all) {
        fine.record(us)
        counted.record(us)
      }
      given.add(fine)
      const percents = [1, 10, 50, 90, 99, 100]
      expect(given.percentiles(percents)).toEqual(counted.percentiles(percents))
      expect([given.count, given.sum, given.max]).toEqual([counted.count, counted.sum, counted.max])
    })
    fc.assert(agrees, { seed: 4, numRuns: 300 })
  })

  it('of three digits cannot be given one of two', () => {
    expect(() => new LatencyHistogram(3).add(oneTo(5, 2))).toThrow(RangeError)
  })

  it('shows each counter that counted, with the latencies it stands for', () => {
    const histogram = new LatencyHistogram(3)
    for (const us of [3, 3, 4097, 100_000]) histogram.record(us)
    const seen: number[][] = []
    histogram.forEach((least, greatest, count) => void seen.push([least, greatest, count]))
    expect(seen).toEqual([
      [3, 3, 2],
      [4096, 4099, 1],
      [99_968, 100_031, 1],
    ])
  })
})

describe('many latencies at once', () => {
  it('leave the same as one by one, and those between the places are left alone', () => {
    const same = fc.property(
      fc.array(fc.double({ min: -20, max: 1e10, noNaN: true }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 5 }),
      (all, step) => {
        const [together, singly] = [new LatencyHistogram(3), new LatencyHistogram(3)]
        const places = new Float64Array(all.length * step + 1).fill(77_777_777)
        for (const [n, us] of all.entries()) {
          places[1 + n * step] = us
          singly.record(us)
        }
        together.recordAll(places, 1, step, all.length)
        const figuresOf = (histogram: LatencyHistogram) => {
          const counters: number[][] = []
          histogram.forEach((...counter) => void counters.push(counter))
          return { counters, count: histogram.count, sum: histogram.sum, max: histogram.max }
        }
        expect(figuresOf(together)).toEqual(figuresOf(singly))
        // None lies outside of what is looked at.
        const seen = figuresOf(together).counters.reduce((sum, [, , count = 0]) => sum + count, 0)
        expect(seen).toBe(all.length)
      },
    )
    fc.assert(same, { seed: 12, numRuns: 300 })
  })
})
