import { expect, it } from 'vitest'
import { formatTime, formatTimeTick, timeAxisAt } from './time-axis'

it('Before and early in a run the axis spans ten seconds, so that a short run fills it.', () => {
  expect(timeAxisAt(0)).toEqual({ domain: [0, 10_000], ticks: [0, 2000, 4000, 6000, 8000, 10_000] })
  expect(timeAxisAt(6000).domain).toEqual([0, 10_000])
})

it('A longer run widens the axis in steps up to thirty seconds.', () => {
  expect(timeAxisAt(10_001).domain).toEqual([0, 20_000])
  expect(timeAxisAt(25_000).domain).toEqual([0, 30_000])
})

it('After thirty seconds the axis scrolls and its ticks stay on multiples of five seconds.', () => {
  const axis = timeAxisAt(42_300)
  expect(axis.domain).toEqual([12_300, 42_300])
  expect(axis.ticks).toEqual([15_000, 20_000, 25_000, 30_000, 35_000, 40_000])
})

it('Ticks read as whole seconds, points as tenths.', () => {
  expect(formatTimeTick(15_000)).toBe('15 s')
  expect(formatTime(12_340)).toBe('12.3 s')
})
