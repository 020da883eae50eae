import { describe, expect, it } from 'vitest'
import { micros } from '../../domain/time'
import { LatencyHistogram } from '../../record/percentiles/histogram'
import { readMean, readPercentile, summarise, summariseHop } from './resolve'

const ISOLATED = micros(5)
const COARSE = micros(100)

const histogramOf = (us: number, count: number) => {
  const histogram = new LatencyHistogram(3)
  for (let i = 0; i < count; i += 1) histogram.record(micros(us))
  return histogram
}

describe('a percentile', () => {
  it('is none where nothing was recorded', () =>
    expect(readPercentile(histogramOf(1, 0), 50, ISOLATED)).toEqual({
      kind: 'none',
      reason: 'no calls in this window',
    }))

  it.each([
    [50, 20],
    [90, 100],
    [99, 1000],
    [99.9, 10_000],
  ])('p%d needs ten calls beyond it, so %d in all', (percent, fewest) => {
    expect(readPercentile(histogramOf(50, fewest - 1), percent, ISOLATED)).toEqual({
      kind: 'none',
      reason: `p${percent} needs more calls than the ${fewest - 1} in this window`,
    })
    expect(readPercentile(histogramOf(50, fewest), percent, ISOLATED)).toEqual({
      kind: 'value',
      value: 50,
      samples: fewest,
    })
  })

  it('below two steps of the clock is only known to be below', () => {
    expect(readPercentile(histogramOf(9, 20), 50, ISOLATED)).toEqual({
      kind: 'below',
      limit: 10,
      samples: 20,
    })
    expect(readPercentile(histogramOf(10, 20), 50, ISOLATED)).toMatchObject({ kind: 'value', value: 10 })
    expect(readPercentile(histogramOf(199, 20), 50, COARSE)).toEqual({
      kind: 'below',
      limit: 200,
      samples: 20,
    })
  })
})

describe('a mean', () => {
  it('is known below the clock’s step, and none where nothing was recorded', () => {
    expect(readMean(histogramOf(2, 3))).toEqual({ kind: 'value', value: 2, samples: 3 })
    expect(readMean(histogramOf(2, 0))).toMatchObject({ kind: 'none' })
  })
})

describe('the summary of a stage', () => {
  it('has figures where calls and clock allow, and null elsewhere', () => {
    expect(summarise(histogramOf(50, 100), ISOLATED)).toEqual({
      mean: 50,
      p50: 50,
      p90: 50,
      p99: null,
      p999: null,
      max: 50,
      count: 100,
    })
    expect(summarise(histogramOf(3, 10_000), ISOLATED)).toEqual({
      mean: 3,
      p50: null,
      p90: null,
      p99: null,
      p999: null,
      max: null,
      count: 10_000,
    })
  })

  it('of nothing is all null', () =>
    expect(summarise(histogramOf(1, 0), ISOLATED)).toEqual({
      mean: null,
      p50: null,
      p90: null,
      p99: null,
      p999: null,
      max: null,
      count: 0,
    }))
})

describe('the two hops', () => {
  it('are told apart only when two steps of the clock are at most half the forward hop', () => {
    const back = histogramOf(30, 100)
    expect(summariseHop(back, histogramOf(20, 100), ISOLATED, true)).toMatchObject({
      mean: 30,
      p50: 30,
      count: 100,
    })
    expect(summariseHop(back, histogramOf(19, 100), ISOLATED, true)).toEqual({
      mean: null,
      p50: null,
      p90: null,
      p99: null,
      p999: null,
      max: null,
      count: 100,
    })
  })

  it('are unknown when no call went forward', () =>
    expect(summariseHop(histogramOf(30, 0), histogramOf(1, 0), ISOLATED, true)).toMatchObject({
      mean: null,
      count: 0,
    }))
})
