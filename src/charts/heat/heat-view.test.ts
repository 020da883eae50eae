import { describe, expect, it } from 'vitest'
import { HEAT_ROWS, heatRowFrom, heatRowOf } from '../../domain/figures/pictures/heat'
import { millis } from '../../domain/time'
import { pointOf } from '../timeline/test-points'
import { callsIn, cellHeightOf, fullestRow, heatView } from './heat-view'

const heatOf = (calls: Readonly<Record<number, number>>) => {
  const heat = new Uint32Array(HEAT_ROWS)
  for (const [us, count] of Object.entries(calls)) heat[heatRowOf(Number(us))] = count
  return heat
}
const at = (t: number, calls: Readonly<Record<number, number>>) =>
  pointOf({ t: millis(t), span: millis(250), heat: heatOf(calls) })

describe('The heat map', () => {
  it('shows whole decades that hold every call, and its colours end at a round count.', () => {
    const view = heatView([at(250, { 30: 700, 200: 3 }), at(500, { 4000: 12 })], [0, 10_000])
    expect([heatRowFrom(view.low), heatRowFrom(view.high)]).toEqual([10, 10_000])
    expect(view.ticks).toEqual([10, 100, 1000, 10_000])
    expect(view.top).toBe(1000)
  })

  it('leaves out what lies outside the stretch of time, but not a bucket that reaches into it.', () => {
    const buckets = [at(250, { 5e6: 9 }), at(500, { 30: 1 }), at(750, { 30: 1 })]
    expect(heatView(buckets, [400, 10_000]).points.map(({ t }) => t)).toEqual([500, 750])
    expect(heatView(buckets, [400, 10_000]).top).toBe(1)
  })

  it('is drawn before there is a call, and over buckets without a map.', () => {
    for (const points of [[], [pointOf({ heat: new Uint32Array(0) })]])
      expect(heatView(points, [0, 10_000])).toMatchObject({ ticks: [10, 100, 1000, 10_000], top: 0 })
  })

  it('spans two decades at least.', () => {
    const { low, high } = heatView([at(250, { 30: 1 })], [0, 10_000])
    expect([heatRowFrom(low), heatRowFrom(high)]).toEqual([10, 1000])
  })

  it('puts a latency where its row is.', () => {
    const view = heatView([at(250, { 30: 1 })], [0, 10_000])
    expect(cellHeightOf(10, view)).toBeCloseTo(0)
    expect(cellHeightOf(100, view)).toBeCloseTo(0.5)
  })
})

describe('A bucket', () => {
  it('counts its calls and knows where most of them are.', () => {
    const point = at(250, { 30: 5, 300: 9, 3000: 2 })
    expect(callsIn(point)).toBe(16)
    expect(fullestRow(point)).toBe(heatRowOf(300))
    expect(fullestRow(at(250, {}))).toBeNull()
  })
})
