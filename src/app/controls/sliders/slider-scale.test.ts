import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stopScale, wholeScale } from './slider-scale'

describe('The scale of whole numbers', () => {
  const scale = wholeScale(1, 256, [1, 16, 256])

  it('counts one by one for the keyboard.', () => {
    expect(scale.native).toEqual({ min: 1, max: 256 })
    expect(scale.fromNative(8)).toBe(8)
  })

  it('lies logarithmically on the track: 16 is in the middle of 1 and 256.', () => {
    expect(scale.toPosition(1)).toBe(0)
    expect(scale.toPosition(16)).toBeCloseTo(0.5)
    expect(scale.toPosition(256)).toBe(1)
  })

  it('brings every value back from where it is drawn.', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 256 }),
        (value) => scale.fromPosition(scale.toPosition(value)) === value,
      ),
    ))

  it('stays in its range when the pointer leaves the track.', () => {
    expect(scale.fromPosition(-0.2)).toBe(1)
    expect(scale.fromPosition(1.7)).toBe(256)
  })
})

describe('The scale of stops', () => {
  const scale = stopScale(0.4, 1_000_000, [1, 1000, 1_000_000])

  it('begins and ends with the range.', () => {
    expect(scale.fromNative(scale.native.min)).toBe(0.4)
    expect(scale.fromNative(scale.native.max)).toBe(1_000_000)
  })

  it('goes to the next round value with each key.', () => {
    const at100 = scale.toNative(100)
    expect([at100 - 1, at100, at100 + 1].map(scale.fromNative)).toEqual([70, 100, 150])
  })

  it('keeps a value between two stops where it belongs on the track.', () => {
    expect(scale.toPosition(110)).toBeGreaterThan(scale.toPosition(100))
    expect(scale.fromNative(scale.toNative(110))).toBe(100)
  })

  it('gives only stops to the pointer.', () => expect(scale.fromPosition(scale.toPosition(110))).toBe(100))
})
