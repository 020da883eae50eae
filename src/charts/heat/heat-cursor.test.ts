import { describe, expect, it } from 'vitest'
import { HEAT_ROWS, heatRowOf } from '../../domain/figures/pictures/heat'
import { millis } from '../../domain/time'
import { pointOf } from '../timeline/test-points'
import { bandText, cellAt, cellWords, type HeatCell, movedByKey } from './heat-cursor'
import { heatView } from './heat-view'

const heat = new Uint32Array(HEAT_ROWS)
heat[heatRowOf(30)] = 1
heat[heatRowOf(300)] = 3
const point = (t: number, complete = true) => pointOf({ t: millis(t), span: millis(250), complete, heat })
const points = [point(250), point(500), point(750, false)]
const DOMAIN = [0, 1000] as const
const view = heatView(points, DOMAIN)
const BOX = { left: 60, top: 10, width: 400, height: 160 }

describe('The cell under the pointer', () => {
  it('is the bucket and the row drawn there.', () =>
    // Ten pixels to a row: two decades of eight, from 10 µs on; the first bucket is the first quarter.
    expect(cellAt(60 + 50, 10 + 160 - 45, BOX, DOMAIN, view)).toEqual({ t: 250, row: 8 + 4 }))
  it('is none where nothing was recorded.', () => expect(cellAt(459, 50, BOX, DOMAIN, view)).toBeNull())
  it('is one at the edge of the plot when the pointer is beside it.', () =>
    expect(cellAt(61, 500, BOX, DOMAIN, view)).toEqual({ t: 250, row: 8 }))
})

describe('A key', () => {
  const pressed = (...keys: readonly string[]) =>
    keys.reduce<HeatCell | null | undefined>((cell, key) => movedByKey(key, cell ?? null, view), null)

  it('finds the newest full bucket first, where most of its calls are.', () =>
    expect(pressed('ArrowLeft')).toEqual({ t: 500, row: heatRowOf(300) }))
  it('moves by a bucket or a row, and stays within the map.', () => {
    expect(pressed('ArrowLeft', 'ArrowLeft')).toEqual({ t: 250, row: heatRowOf(300) })
    expect(pressed('Home', 'Home', 'ArrowLeft')).toEqual({ t: 250, row: heatRowOf(300) })
    expect(pressed('ArrowUp', 'End')).toEqual({ t: 750, row: heatRowOf(300) })
    expect(pressed('ArrowUp', 'ArrowDown')).toEqual({ t: 500, row: heatRowOf(300) - 1 })
    expect(pressed('ArrowUp', 'PageUp', 'PageUp')).toEqual({ t: 500, row: view.high - 1 })
  })
  it('takes the cursor away, or is left to the page.', () => {
    expect(pressed('ArrowUp', 'Escape')).toBeNull()
    expect(pressed('Tab')).toBeUndefined()
  })
  it('does nothing on an empty map.', () =>
    expect(movedByKey('ArrowLeft', null, heatView([], DOMAIN))).toBeNull())
})

describe('A cell in words', () => {
  it('tells time, band, count and share.', () =>
    expect(cellWords({ t: 500, row: heatRowOf(300) }, point(500), 10)).toEqual({
      time: '0.3 s to 0.5 s',
      band: '237 µs to 316 µs',
      count: '3 calls',
      share: '75 % of 4',
    }))
  it('says so when its bucket is not full yet.', () =>
    expect(cellWords({ t: 750, row: heatRowOf(30) }, point(750, false), 10)).toMatchObject({
      time: '0.5 s to 0.8 s, so far',
      count: '1 call',
    }))
  it('claims no latency under what the clock tells.', () =>
    expect(cellWords({ t: 500, row: 0 }, point(500), 10).band).toBe('< 10 µs: the clock does not tell'))
  it('is open at both ends of the scale.', () => {
    expect(bandText(0)).toBe('under 1.33 µs')
    expect(bandText(HEAT_ROWS - 1)).toBe('7499 s or more')
  })
})
