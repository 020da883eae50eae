import { describe, expect, it } from 'vitest'
import { BUCKET } from '../../domain/figures/buckets/columns'
import { instant, micros } from '../../domain/time'
import { RollingWindow, WINDOW } from './window'

/** A window in which one call completed in each bucket up to `untilMs`, with that moment as its latency in µs. */
const filledUntil = (untilMs: number) => {
  const window = new RollingWindow(instant(0))
  while (window.currentEnd <= untilMs) {
    window.current.completed += 1
    window.addRatio(window.current.start, 10)
    window.current.stages.call.record(micros(window.current.start))
    window.roll(window.currentEnd)
  }
  return window
}

describe('the rolling window', () => {
  it('reaches back to the start of a run that is younger than five seconds', () => {
    const { bucket, span } = filledUntil(1000).sum(instant(1100))
    expect([bucket.completed, span]).toEqual([4, 1100])
  })

  it.each([5000, 5001, 5249, 5250, 60_000, 60_100, 60_249])(
    'never reaches back more than five seconds, nor much less: at %d ms',
    (now) => {
      const { bucket, span } = filledUntil(now).sum(instant(now))
      expect(span).toBeLessThanOrEqual(WINDOW)
      expect(span).toBeGreaterThan(WINDOW - 2 * BUCKET)
      expect(bucket.completed).toBe(Math.floor(span / BUCKET))
      expect(bucket.stages.call.max).toBe(Math.floor(now / BUCKET - 1) * BUCKET)
    },
  )

  it('forgets what was before a change of settings, save in the bucket that is being filled', () => {
    const window = filledUntil(3000)
    window.current.completed += 5
    window.restart(10)
    expect(window.sum(instant(3100))).toMatchObject({ bucket: { completed: 5 }, span: 100 })
    window.roll(instant(3250))
    window.current.completed += 1
    expect(window.sum(instant(3300))).toMatchObject({ bucket: { completed: 6 }, span: 300 })
  })

  it('divides the mean call latency by the baseline of the same calls', () => {
    const window = new RollingWindow(instant(0))
    expect(window.slowdown()).toBeNull()
    for (const latencyUs of [100, 300, 500]) {
      window.addRatio(latencyUs, 20)
      window.roll(window.currentEnd)
    }
    expect(window.slowdown()).toBeCloseTo(15, 12)
    window.restart(20)
    expect(window.slowdown()).toBeNull()
  })

  it('has calls of one baseline only in its ratio, though calls of the one before return after the change', () => {
    const window = new RollingWindow(instant(0))
    window.addRatio(100, 10)
    window.restart(1000)
    expect(window.slowdown()).toBeNull()
    window.addRatio(100, 10)
    window.addRatio(3000, 1000)
    expect(window.slowdown()).toBe(3)
    window.restart(1000)
    expect(window.slowdown()).toBe(3)
  })

  it('does not take more buckets as time goes on', () => {
    const window = new RollingWindow(instant(0))
    const buckets = new Set<unknown>()
    for (let i = 0; i < 10_000; i += 1) {
      buckets.add(window.current)
      window.roll(window.currentEnd)
    }
    expect(buckets.size).toBeLessThanOrEqual(WINDOW / BUCKET + 1)
  })
})
