import { describe, expect, it } from 'vitest'
import type { Stage } from '../../domain/call'
import { NO_SPECTRUM, type Spectrum, type SpectrumPoint } from '../../domain/figures/pictures/spectrum'
import { micros } from '../../domain/time'
import { hgrmText } from './hgrm'
import {
  busyBeyond,
  busyBeyondText,
  headingOf,
  pointPlace,
  readingsAt,
  stopByKey,
  stopNear,
  stopsOf,
} from './spectrum-cursor'
import { heightOf, spectrumView } from './spectrum-view'

const point = (percent: number, us: number, count: number): SpectrumPoint => ({
  percent,
  us: micros(us),
  count,
})
const CALL = [point(0, 20, 1), point(50, 100, 500), point(90, 1000, 900), point(100, 8000, 1000)]
const spectrum: Spectrum = { ...NO_SPECTRUM, call: CALL, service: [point(0, 2, 1), point(100, 30, 1000)] }
const shown = (...stages: readonly Stage[]) => new Set(stages)
const view = spectrumView(spectrum, shown('call', 'service'), 'log', 10)

describe('The percentile spectrum', () => {
  it('has a line for each stage that is switched on and has calls.', () => {
    expect(view.lines.map(({ stage }) => stage)).toEqual(['service', 'call'])
    expect(spectrumView(spectrum, shown('forward'), 'log', 10).lines).toEqual([])
  })

  it('spans the decades that the clock tells.', () => {
    expect(view.latency.domain).toEqual([10, 10_000])
    expect(heightOf(100, view)).toBeCloseTo(1 / 3)
  })

  it('begins at 0 on a linear axis.', () => {
    const linear = spectrumView(spectrum, shown('call'), 'linear', 10)
    expect(linear.latency.domain).toEqual([0, 8000])
    expect(heightOf(4000, linear)).toBeCloseTo(0.5)
  })

  it('is drawn before there is a call.', () => {
    const empty = spectrumView(NO_SPECTRUM, shown('call'), 'log', 0)
    expect([empty.lines, empty.latency.domain]).toEqual([[], [10, 10_000]])
    expect(stopsOf(empty)).toEqual([])
  })
})

describe('The busy time of the slower calls', () => {
  const known = [0, 50, 90, 100].map((percent, n) => ({
    ...point(percent, 10, n),
    timeBeyond: 1 - percent / 100,
  }))
  const told = spectrumView({ ...spectrum, service: known }, shown('call'), 'log', 10)

  it('is read at the stop, whatever stages are shown, and none of all calls.', () => {
    expect([50, 75, 100].map((percent) => busyBeyondText(percent, told))).toEqual(['50 %', '10 %', '–'])
  })

  it('is not known of runs recorded before it was kept.', () => {
    expect(busyBeyond(50, view)).toBeNull()
    expect(busyBeyondText(50, view)).toBe('–')
  })
})

describe('The cursor of the spectrum', () => {
  const pressed = (...keys: readonly string[]) =>
    keys.reduce<number | null | undefined>((stop, key) => stopByKey(key, stop ?? null, view), null)

  it('stands where people ask, as far as there are calls.', () =>
    expect(stopsOf(view)).toEqual([0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 100]))
  it('begins in the middle, and goes from stop to stop.', () => {
    expect(pressed('ArrowRight')).toBe(50)
    expect(pressed('ArrowRight', 'ArrowRight')).toBe(75)
    expect(pressed('ArrowRight', 'Home', 'ArrowLeft')).toBe(0)
    expect(pressed('ArrowRight', 'End')).toBe(100)
    expect(pressed('ArrowRight', 'Escape')).toBeNull()
    expect(pressed('Tab')).toBeUndefined()
  })
  it('follows the pointer to the nearest stop.', () => {
    expect(stopNear(1 / 3, view)).toBe(90)
    expect(stopNear(1, view)).toBe(100)
    expect(pointPlace(100, view)).toBe(3)
  })

  it('reads each line, and claims nothing under what the clock tells.', () => {
    expect(readingsAt(0, view)).toEqual([
      { stage: 'service', text: '< 10 µs' },
      { stage: 'call', text: '20.0 µs' },
    ])
    expect(readingsAt(75, view)[1]).toEqual({ stage: 'call', text: '1.00 ms' })
  })
  it('says what share of the calls it is about.', () =>
    expect([0, 99.9, 100].map(headingOf)).toEqual(['The fastest call', '99.9 % of calls', 'All calls']))
})

describe('The file for HDR plotters', () => {
  it('has a line for each point: value, share, count and 1 ÷ (1 − share), which the last one lacks.', () => {
    const lines = hgrmText(CALL).split('\n')
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['Value', 'Percentile', 'TotalCount', '1/(1-Percentile)'])
    expect(lines[3]?.trim().split(/\s+/)).toEqual(['100.000', '0.500000000000', '500', '2.00'])
    expect(lines[5]?.trim().split(/\s+/)).toEqual(['8000.000', '1.000000000000', '1000'])
    expect(lines[6]).toMatch(/^#\[Max += +8000\.000, Total count += +1000\]$/)
  })
})
