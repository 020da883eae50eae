import { expect, it } from 'vitest'
import { formatTime, formatTimeTick, stretchBetween, timeAxisAt, timeAxisOf } from './time-axis'

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

it('A stretch that was chosen stays where it is, and one that follows goes on with the run.', () => {
  expect(timeAxisOf({ kind: 'window', from: 2000, to: 4000 }, 60_000).domain).toEqual([2000, 4000])
  expect(timeAxisOf({ kind: 'follow', span: 20_000 }, 60_000).domain).toEqual([40_000, 60_000])
  expect(timeAxisOf({ kind: 'newest' }, 60_000).domain).toEqual([30_000, 60_000])
  expect(timeAxisOf({ kind: 'whole' }, 60_000).domain).toEqual([0, 60_000])
  expect(timeAxisOf({ kind: 'whole' }, 4000).domain).toEqual([0, 10_000])
})

it('Ten minutes have no more ticks than half a minute.', () => {
  const { ticks } = timeAxisOf({ kind: 'window', from: 0, to: 600_000 }, 600_000)
  expect(ticks.length).toBeLessThanOrEqual(8)
  expect(ticks).toContain(120_000)
})

it('Of a short stretch ticks read as tenths, from two minutes on as minutes and seconds.', () => {
  expect(formatTimeTick(2500)).toBe('2.5 s')
  expect(formatTimeTick(119_000)).toBe('119 s')
  expect(formatTimeTick(125_000)).toBe('2:05')
  expect(formatTimeTick(125_500)).toBe('2:05.5')
})

it('A stretch between two moments is long enough to show a course, and within the run.', () => {
  expect(stretchBetween(9000, 4000, 20_000)).toEqual({ kind: 'window', from: 4000, to: 9000 })
  expect(stretchBetween(5000, 5100, 20_000)).toEqual({ kind: 'window', from: 4550, to: 5550 })
  expect(stretchBetween(0, 100, 20_000)).toEqual({ kind: 'window', from: 0, to: 1000 })
  expect(stretchBetween(19_900, 20_000, 20_000)).toEqual({ kind: 'window', from: 19_000, to: 20_000 })
})
