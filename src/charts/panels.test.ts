import { describe, expect, it } from 'vitest'
import { micros } from '../domain/time'
import { panelAxis, plotted } from './panel-axis'
import { PANELS, type Panel } from './panels'
import { pointOf, stagePoints } from './test-points'

const panel = (id: string): Panel => {
  const found = PANELS.find((row) => row.id === id)
  if (!found) throw new Error(`no panel ${id}`)
  return found
}

describe('The table of panels', () => {
  it('has the three charts of the page under their exact names.', () =>
    expect(PANELS.map(({ title }) => title)).toEqual(['Queue length', 'Dispatch latency', 'Slowdown ratio']))

  it('gives every panel its own hue and every series of a panel its own name and weight.', () => {
    expect(new Set(PANELS.map(({ hue }) => hue)).size).toBe(PANELS.length)
    for (const { series } of PANELS) {
      expect(new Set(series.map(({ id }) => id)).size).toBe(series.length)
      expect(new Set(series.map(({ weight }) => weight)).size).toBe(series.length)
    }
  })

  it('explains every panel in a full sentence.', () => {
    for (const { description } of PANELS) expect(description).toMatch(/^[A-Z].+\.$/)
  })
})

describe('The axis of a panel', () => {
  it('holds the band as well as the line.', () =>
    expect(panelAxis(panel('queue'), [pointOf()]).domain).toEqual([0, 20]))

  it('spans the decades of both percentiles.', () =>
    expect(panelAxis(panel('dispatch'), [pointOf()]).domain).toEqual([100, 10_000]))

  it('always shows where a pool call would cost no more than a direct one.', () =>
    expect(panelAxis(panel('slowdown'), [pointOf()]).domain).toEqual([1, 1000]))

  it('is drawn before there is any point, and when all points are gaps.', () => {
    expect(panelAxis(panel('dispatch'), []).domain).toEqual([10, 10_000])
    expect(panelAxis(panel('slowdown'), [pointOf({ slowdown: null })]).domain).toEqual([1, 1000])
  })

  it('leaves a gap where a log axis has no place for a value.', () => {
    const dispatch = panel('dispatch')
    const [p50] = dispatch.series
    if (!p50) throw new Error('no series')
    expect(plotted(dispatch, p50, pointOf({ stages: stagePoints({ p50: micros(0) }) }))).toBeNull()
    expect(plotted(dispatch, p50, pointOf({ stages: null }))).toBeNull()
  })
})
