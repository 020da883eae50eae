import { expect, it } from 'vitest'
import { HandClock } from '../../domain/testing/test-clock'
import { type Instant, instant } from '../../domain/time'
import { measureYardstick, yardstick } from './yardstick'

/** A thread on which each of the 16 searches between two looks takes so many µs, but for a pause now and then. */
const threadOf = (us: number) => {
  let looks = 0
  return new (class extends HandClock {
    override now = (): Instant => {
      looks += 1
      this.advance((16 * us) / 1000 + (looks % 40 === 0 ? 3 : 0))
      return instant(this.present)
    }
  })()
}

it('Of work that is held up now and then, the quickest stretch counts.', () => {
  expect(measureYardstick(threadOf(8), 5)).toBeCloseTo(8, 1)
  expect(measureYardstick(threadOf(16), 5)).toBeCloseTo(16, 1)
})

it('A clock that would take long to tell is not asked, and a real one gives a time above 0.', () => {
  expect(measureYardstick(threadOf(8), 1000)).toBeNull()
  expect(yardstick(5)).toBeGreaterThan(0)
})
