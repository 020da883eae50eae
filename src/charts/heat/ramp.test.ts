import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ground } from '../canvas/ground'
import { cssOf, distance, fromRgb, oklch, screenShares, toRgb } from '../canvas/oklab'
import { levelOf, RAMP_LEVELS, rampColours, roundTop } from './ramp'

const GROUNDS: readonly Ground[] = [
  { kind: 'light' },
  { kind: 'dark' },
  { kind: 'forced', canvas: [0, 0, 0], text: [255, 255, 0] },
]

describe('OKLab', () => {
  // Reference values: CSS Color Module Level 4, conversions of sRGB red and white.
  it('writes the red of a screen as its standard does.', () => {
    expect(toRgb(oklch(0.62796, 0.25768, 29.2339))).toEqual([255, 0, 0])
    const { l, a, b } = fromRgb([255, 255, 255])
    expect([l, a, b].map((part) => Math.round(part * 1000) / 1000 + 0)).toEqual([1, 0, 0])
  })
  it('comes back to every colour of a screen.', () =>
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (rgb) => {
        expect(toRgb(fromRgb(rgb))).toEqual(rgb)
      }),
    ))
  it('is written for style sheets in whole channels.', () =>
    expect(cssOf(toRgb(oklch(0, 0, 0)))).toBe('rgb(0 0 0)'))
})

describe.each(GROUNDS)('The ramp on $kind ground', (ground) => {
  const colours = rampColours(ground)
  const steps = colours.slice(1).map((colour, index) => distance(colour, colours[index] ?? colour))

  it('goes in steps that look equally long.', () => {
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
    for (const step of steps) expect(Math.abs(step - mean) / mean).toBeLessThan(0.15)
  })

  it('only ever gets darker, or only ever lighter, so that it is read without hues.', () => {
    const rising = colours.slice(1).map(({ l }, index) => Math.sign(l - (colours[index]?.l ?? l)))
    expect(new Set(rising).size).toBe(1)
  })

  it('has no colour that a screen cannot show.', () => {
    for (const share of colours.flatMap((colour) => [...screenShares(colour)])) {
      expect(share).toBeGreaterThan(-0.005)
      expect(share).toBeLessThan(1.005)
    }
  })
})

describe('A count on the ramp', () => {
  it('is first at 1 and last at the top, evenly by its logarithm.', () => {
    expect(levelOf(1, 10_000)).toBe(0)
    expect(levelOf(10_000, 10_000)).toBe(RAMP_LEVELS - 1)
    expect(levelOf(100, 10_000)).toBe(Math.round((RAMP_LEVELS - 1) / 2))
  })
  it('has the deepest colour when no cell holds more than one.', () =>
    expect(levelOf(1, 1)).toBe(RAMP_LEVELS - 1))
  it('never gets lighter as it grows.', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (count) => {
        expect(levelOf(count, 10_000)).toBeLessThanOrEqual(levelOf(count + 1, 10_000))
      }),
    ))
  it.each([
    [1, 1],
    [3, 5],
    [11, 20],
    [5000, 5000],
    [5001, 10_000],
  ])('of at most %i is measured against %i.', (most, top) => expect(roundTop(most)).toBe(top))
})
