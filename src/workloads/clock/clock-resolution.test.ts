import { describe, expect, it } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock'
import { instant } from '../../domain/time'
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

  it('of 5 µs is known when it was seen 200 times, after a millisecond', () => {
    const clock = coarseClock(0.005)
    measureResolution(clock)
    expect(clock.time.present).toBeLessThan(1.1)
  })

  // Away for 59.3 ms at once, then for 7 ms time and again: what others do to a thread makes steps larger only.
  it.each([0.005, 0.02])('is the true one on a thread that others keep from its core: %d ms', (stepMs) => {
    const clock = coarseClock(stepMs)
    let reads = 0
    const now = () => {
      if (reads === 1) clock.time.advance(59.3)
      else if (reads % 40 === 0) clock.time.advance(7)
      reads += 1
      return clock.now()
    }
    expect(measureResolution({ now }) / (stepMs * 1000)).toBeCloseTo(1, 6)
  })

  it('of a clock of 100 ms is known after half a second', () => {
    const clock = coarseClock(100)
    expect(measureResolution(clock)).toBe(100_000)
    expect(clock.time.present).toBeLessThanOrEqual(550)
  })
})
