import { expect, it } from 'vitest'
import { bothOf, holdsAbove, holdsBelow, holdsWithin } from './verdict'

const range = (low: number, high: number) => ({ low, high })

it('A claim against a limit is told only when all of the interval lies on one side.', () => {
  const intervals = [range(1, 1.9), range(2.1, 3), range(1, 3), range(2, 3)]
  expect(intervals.map((interval) => holdsAbove(interval, 2))).toEqual([
    'fails',
    'holds',
    'unknown',
    'unknown',
  ])
  expect(intervals.map((interval) => holdsBelow(interval, 2))).toEqual([
    'holds',
    'fails',
    'unknown',
    'unknown',
  ])
})

it.each([
  [range(3.1, 4.9), 'holds'],
  [range(1, 2.9), 'fails'],
  [range(5.1, 9), 'fails'],
  [range(2.9, 4), 'unknown'],
  [range(4, 5.1), 'unknown'],
  [range(1, 9), 'unknown'],
])('A figure of %j is within 3 to 5: %s.', (interval, verdict) =>
  expect(holdsWithin(interval, range(3, 5))).toBe(verdict),
)

it('A claim of two parts fails with either of them, and holds only with both.', () => {
  expect([bothOf('holds', 'holds'), bothOf('holds', 'unknown'), bothOf('unknown', 'unknown')]).toEqual([
    'holds',
    'unknown',
    'unknown',
  ])
  expect([bothOf('fails', 'unknown'), bothOf('holds', 'fails')]).toEqual(['fails', 'fails'])
})
