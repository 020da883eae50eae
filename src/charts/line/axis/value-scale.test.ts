import { describe, expect, it } from 'vitest'
import { VALUE_PADDING, valueScaleOf } from './value-scale'

const BOX = { top: 10, height: 104 }

describe('A value axis', () => {
  it('has its ends within the plot, by the padding that the axis has too.', () => {
    const yOf = valueScaleOf('linear', [0, 8], BOX)
    expect(yOf(0)).toBe(BOX.top + BOX.height - VALUE_PADDING.bottom)
    expect(yOf(8)).toBe(BOX.top + VALUE_PADDING.top)
    expect(yOf(2)).toBe(87)
  })
  it('puts equal ratios at equal distances when it is logarithmic.', () => {
    const yOf = valueScaleOf('log', [1, 100], BOX)
    expect(yOf(10)).toBeCloseTo((yOf(1) + yOf(100)) / 2)
    expect(yOf(1) - yOf(2)).toBeCloseTo(yOf(20) - yOf(40))
  })
  it('cuts nothing off.', () => expect(valueScaleOf('whole', [0, 1], BOX)(2)).toBeLessThan(BOX.top))
})
