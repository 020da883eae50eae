import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeLabels } from './place-labels'

const BOX = { top: 10, height: 100 }
const at = (...ys: readonly number[]) => ys.map((y, index) => ({ id: `${index}`, y }))
const ysOf = (...ys: readonly number[]) => placeLabels(at(...ys), BOX, 12).map(({ y }) => y)

it('A name stands at the end of its line where nothing is in its way.', () =>
  expect(ysOf(30, 60, 90)).toEqual([30, 60, 90]))

it('Lines that meet have their names one under another, in the order of the lines.', () => {
  expect(ysOf(60, 60, 61)).toEqual([60, 72, 84])
  expect(placeLabels(at(61, 60), BOX, 12).map(({ id }) => id)).toEqual(['1', '0'])
})

it('However lines end, no two names touch, and none leaves the plot.', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 200 }), { maxLength: 12 }), (ys) => {
      const placed = ysOf(...ys)
      expect(placed.length).toBe(Math.min(ys.length, 8))
      placed.forEach((y, index) => {
        expect(y).toBeGreaterThanOrEqual(16 - 1e-9)
        expect(y).toBeLessThanOrEqual(104 + 1e-9)
        if (index > 0) expect(y - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9)
      })
    }),
  ))
