import { describe, expect, it } from 'vitest'
import { HandClock } from '../domain/test-clock'
import { instant } from '../domain/time'
import { measureResolution } from './clock-resolution'

/** A clock that tells the time in whole steps only, and that takes a microsecond to read. */
const coarseClock = (stepMs: number, origin = 0) => {
  const time = new HandClock()
  const now = () => {
    time.advance(0.001)
    return instant(origin + Math.floor(time.present / stepMs) * stepMs)
  }
  return { now, timeOrigin: 0, time }
}

describe('the clock’s resolution', () => {
  it.each([0.005, 0.02, 0.1, 1, 16.667])('is measured as the smallest step that is seen: %d ms', (stepMs) =>
    expect(measureResolution(coarseClock(stepMs)) / (stepMs * 1000)).toBeCloseTo(1, 6),
  )

  it('is not blurred by the digits that a large time loses', () =>
    expect(measureResolution(coarseClock(0.005, 86_400_000))).toBe(5))

  it('is measured in at most 40 ms, be the clock as coarse as it may', () => {
    const clock = coarseClock(1)
    measureResolution(clock)
    expect(clock.time.present).toBeLessThan(42)
  })
})
