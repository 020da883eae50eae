import { describe, expect, it } from 'vitest'
import { pixelAtTime } from '../plot-frame'
import { plotBoxOf, timeAtX, xOfTime } from './plot-box'

const SIZE = { width: 500, height: 200 }
const DOMAIN = [10_000, 40_000] as const

describe('The plot of a hand-drawn picture', () => {
  it('has every moment where the line charts have it.', () => {
    const box = plotBoxOf(SIZE, 'only')
    for (const t of [10_000, 12_345, 40_000])
      expect(xOfTime(t, box, DOMAIN)).toBeCloseTo(pixelAtTime(t, SIZE.width, DOMAIN))
  })
  it('finds the moment under a pixel, and that of its edge beside it.', () => {
    const box = plotBoxOf(SIZE, 'between')
    expect(timeAtX(xOfTime(20_000, box, DOMAIN), box, DOMAIN)).toBeCloseTo(20_000)
    expect(timeAtX(0, box, DOMAIN)).toBe(10_000)
    expect(timeAtX(499, box, DOMAIN)).toBe(40_000)
  })
  it('is never less than nothing.', () =>
    expect(plotBoxOf({ width: 10, height: 10 }, 'only')).toMatchObject({ width: 0, height: 0 }))
})
