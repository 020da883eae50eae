import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, fromRgb, type Oklab, oklch, screenShares, toRgb } from '../../canvas/test-oklab'
import { levelOf, RAMP_LEVELS, rampOn, roundTop } from './ramp'
import { madeRamp } from './test-ramp'

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
})

describe.each(['light', 'dark'] as const)('The ramp on %s ground', (kind) => {
  const made = madeRamp(kind)
  const steps = made.slice(1).map((colour, index) => distance(colour, made[index] ?? colour))
  const hex = (colour: Oklab) =>
    `#${toRgb(colour)
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')}`

  it('is kept as it is made.', () => expect(rampOn({ kind })).toEqual(made.map(hex)))

  it('goes in steps that look equally long.', () => {
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
    for (const step of steps) expect(Math.abs(step - mean) / mean).toBeLessThan(0.15)
  })

  it('only ever gets darker, or only ever lighter, so that it is read without hues.', () => {
    const rising = made.slice(1).map(({ l }, index) => Math.sign(l - (made[index]?.l ?? l)))
    expect(new Set(rising).size).toBe(1)
  })

  it('has no colour that a screen cannot show.', () => {
    for (const share of made.flatMap((colour) => [...screenShares(colour)])) {
      expect(share).toBeGreaterThan(-0.005)
      expect(share).toBeLessThan(1.005)
    }
  })
})

it('On a reader’s own two colours the ramp goes from near the ground to the text.', () => {
  const ramp = rampOn({ kind: 'forced', canvas: [0, 0, 0], text: [255, 255, 0] })
  expect(ramp).toHaveLength(RAMP_LEVELS)
  expect(ramp[0]).toBe('rgb(51 51 0)')
  expect(ramp.at(-1)).toBe('rgb(255 255 0)')
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
