import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LatencyHistogram } from '../record/percentiles/histogram'
import { spectrumPoints } from './spectrum'

const histogramOf = (latenciesUs: readonly number[]) => {
  const histogram = new LatencyHistogram(3)
  for (const us of latenciesUs) histogram.record(us)
  return histogram
}

describe('a percentile spectrum', () => {
  it('has the percentiles of the histogram, each with the calls at or under it, up to the greatest', () => {
    const agrees = fc.property(fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 400 }), (all) => {
      const histogram = histogramOf(all)
      const points = spectrumPoints(histogram)
      const max = Math.max(...all)
      for (const { percent, us, count } of points) {
        expect(us).toBe(Math.min(histogram.percentile(percent) ?? Number.NaN, max))
        expect(count).toBeGreaterThanOrEqual(all.filter((latency) => latency <= us).length)
        expect(count / all.length).toBeGreaterThanOrEqual(percent / 100 - 1e-9)
      }
      expect(points.at(-1)).toEqual({ percent: 100, us: max, count: all.length, timeBeyond: 0 })
    })
    fc.assert(agrees, { seed: 60, numRuns: 200 })
  })

  it('rises, in three steps to each halving of the calls beyond', () => {
    const points = spectrumPoints(histogramOf(Array.from({ length: 1000 }, (_, n) => n)))
    const percents = points.map(({ percent }) => percent)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    for (const step of [0, 50, 75, 87.5, 99.21875, 100])
      expect(percents).toContainEqual(expect.closeTo(step, 9))
    const latencies = points.map(({ us }) => us)
    expect(latencies).toEqual(latencies.toSorted((a, b) => a - b))
  })

  it('has at most sixty points, also of ten million calls', () => {
    const many = histogramOf([5, 6, 7])
    for (let n = 0; n < 22; n += 1) many.add(histogramOf([]))
    for (let doubling = 0; doubling < 22; doubling += 1) {
      const copy = histogramOf([])
      copy.add(many)
      many.add(copy)
    }
    expect(many.count).toBe(3 * 2 ** 22)
    expect(spectrumPoints(many).length).toBeLessThanOrEqual(60)
    expect(spectrumPoints(many).at(-1)?.us).toBe(7)
  })

  it('says what share of all time the calls beyond a percentile take, as Lorenz’s curve has it', () => {
    const beyond = (latenciesUs: readonly number[], percent: number) =>
      spectrumPoints(histogramOf(latenciesUs)).find((point) => point.percent >= percent)
    // Of exponential times the slowest share q takes q(1 − ln q).
    const exponential = Array.from({ length: 20_000 }, (_, n) => -1e6 * Math.log((n + 0.5) / 20_000))
    const { percent = 0, timeBeyond = 0 } = beyond(exponential, 99) ?? {}
    const rest = 1 - percent / 100
    expect(timeBeyond).toBeCloseTo(rest * (1 - Math.log(rest)), 3)
    // One call in a hundred that takes a hundred times as long takes half of all time.
    const rare = Array.from({ length: 10_000 }, (_, n) => (n % 100 === 0 ? 99_000 : 1000))
    expect(beyond(rare, 90)?.timeBeyond).toBeCloseTo(0.5, 2)
    const equal = beyond(
      Array.from({ length: 100 }, () => 1000),
      0,
    )
    expect(equal?.timeBeyond).toBe(0)
  })

  it('of no calls is empty', () => expect(spectrumPoints(histogramOf([]))).toEqual([]))
})
