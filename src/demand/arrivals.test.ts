import { describe, expect, it } from 'vitest'
import { gapsOf } from './arrivals'
import { createRandom } from './random'

const GAPS = 100_000
const drawn = (arrivals: 'poisson' | 'constant', seed: number, rate: number, count = GAPS): number[] => {
  const gap = gapsOf(arrivals, seed)
  return Array.from({ length: count }, () => gap(rate))
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const varianceOf = (values: readonly number[]) => {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}

describe('constant arrivals', () => {
  it('are 1000 / rate milliseconds apart, at whatever rate is asked for next', () => {
    const gap = gapsOf('constant', 1)
    expect([gap(1000), gap(4), gap(1_000_000)]).toEqual([1, 250, 0.001])
  })
})

describe('Poisson arrivals', () => {
  // An exponential gap of mean m has variance m²; over n gaps the mean errs by m/√n, the variance by m²·√(8/n).
  it.each([
    [1, 1000],
    [2, 1000],
    [2016, 250],
    [4_294_967_295, 10],
  ])('with seed %d at %d a second have the mean and variance of a Poisson process', (seed, rate) => {
    const gaps = drawn('poisson', seed, rate)
    const mean = 1000 / rate
    expect(Math.abs(meanOf(gaps) - mean)).toBeLessThan((3 * mean) / Math.sqrt(GAPS))
    expect(Math.abs(varianceOf(gaps) - mean ** 2)).toBeLessThan(3 * mean ** 2 * Math.sqrt(8 / GAPS))
  })

  it('are spread as an exponential distribution is, by Kolmogorov and Smirnov’s distance at the 1 % level', () => {
    const sorted = drawn('poisson', 7, 1000).toSorted((a, b) => a - b)
    const distances = sorted.map((gap, index) => Math.abs(1 - Math.exp(-gap) - (index + 0.5) / GAPS))
    expect(Math.max(...distances.slice(0, GAPS / 2)), 'lower half').toBeLessThan(1.63 / Math.sqrt(GAPS))
    expect(Math.max(...distances.slice(GAPS / 2)), 'upper half').toBeLessThan(1.63 / Math.sqrt(GAPS))
  })

  it('do not depend on the gap before', () => {
    const gaps = drawn('poisson', 3, 1000)
    const products = gaps.slice(1).map((gap, index) => (gap - 1) * ((gaps[index] ?? 1) - 1))
    expect(Math.abs(meanOf(products))).toBeLessThan(3 / Math.sqrt(GAPS))
  })

  it('are the same for the same seed, and others for another', () => {
    expect(drawn('poisson', 5, 100, 1000)).toEqual(drawn('poisson', 5, 100, 1000))
    expect(drawn('poisson', 5, 100, 10)).not.toEqual(drawn('poisson', 6, 100, 10))
  })

  it('are never negative and always finite', () => {
    const gaps = drawn('poisson', 9, 1_000_000)
    expect(gaps.every((gap) => gap >= 0 && Number.isFinite(gap))).toBe(true)
  })
})

describe('seeded random numbers', () => {
  it('are those of Mulberry32', () => {
    // First outputs for seed 1, computed from the algorithm's published C code: state += 0x6D2B79F5, two mixes.
    const random = createRandom(1)
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ])
  })

  it('lie from 0 up to but not including 1, for seeds at the edges too', () => {
    for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      const random = createRandom(seed)
      const numbers = Array.from({ length: 10_000 }, random)
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    }
  })
})
