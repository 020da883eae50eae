import { expect, it } from 'vitest'
import { foundText, withRange, written } from './wording'

it.each([
  [0.4171, 'µs', '0.42 µs'],
  [999.4, 'µs', '999 µs'],
  [1240, 'µs', '1.24 ms'],
  [1_350_000, 'µs', '1.35 s'],
  [23_979, 'calls/s', '24,000 calls/s'],
  [0.0372, 'share', '3.7 %'],
  [3.87, '×', '3.87×'],
] as const)('%f of %s is written %s.', (value, unit, text) => expect(written(value, unit)).toBe(text))

it.each([
  ['share', 0.2, 0.15, 0.25, '20 % (15 to 25 %)'],
  ['µs', 1000, 800, 1300, '1.00 ms (800 µs to 1.30 ms)'],
  ['calls/s', 28_948, 10_265, 81_635, '28,900 calls/s (10,300 to 81,600 calls/s)'],
  ['×', 3.87, 3.71, 4.03, '3.87× (3.71× to 4.03×)'],
] as const)(
  'An interval in %s has its unit once, where both ends have the same.',
  (unit, value, low, high, text) => {
    expect(withRange({ value, low, high }, unit)).toBe(text)
    expect(foundText({ value, unit, range: { low, high } })).toBe(text)
  },
)

it('A figure without an interval is written alone.', () =>
  expect(foundText({ value: 2, unit: '×', range: null })).toBe('2.00×'))
