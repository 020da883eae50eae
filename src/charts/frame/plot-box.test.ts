import { describe, expect, it } from 'vitest'
import { PLOT_RIGHT, plotBoxOf, timeAtX, xOfTime, Y_AXIS_WIDTH } from './plot-box'

const SIZE = { width: 500, height: 200 }
const DOMAIN = [10_000, 40_000] as const

describe('The plot of a picture', () => {
  it('has a moment on the same vertical line in every place of a stack.', () => {
    for (const place of ['first', 'between', 'last', 'only'] as const) {
      const box = plotBoxOf(SIZE, place)
      expect(xOfTime(10_000, box, DOMAIN)).toBe(Y_AXIS_WIDTH)
      expect(xOfTime(40_000, box, DOMAIN)).toBe(SIZE.width - PLOT_RIGHT.most)
    }
  })
  it('leaves room for time labels only in the last of a stack.', () =>
    expect(plotBoxOf(SIZE, 'only').height).toBeLessThan(plotBoxOf(SIZE, 'first').height))
  it('finds the moment under a pixel, and that of its edge beside it.', () => {
    const box = plotBoxOf(SIZE, 'between')
    expect(timeAtX(xOfTime(20_000, box, DOMAIN), box, DOMAIN)).toBeCloseTo(20_000)
    expect(timeAtX(0, box, DOMAIN)).toBe(10_000)
    expect(timeAtX(499, box, DOMAIN)).toBe(40_000)
  })
  it('is never less than nothing.', () =>
    expect(plotBoxOf({ width: 10, height: 10 }, 'only')).toMatchObject({ width: 0, height: 0 }))
})
