import { expect, it } from 'vitest'
import { linePath } from './line-path'

it('A line goes straight from place to place, and is broken at gaps.', () =>
  expect(
    linePath([
      { x: 0, y: 1.234 },
      { x: 10, y: 2 },
      { x: 20, y: null },
      { x: 30, y: 4 },
      { x: 40, y: Number.NaN },
    ]),
  ).toBe('M0,1.23L10,2M30,4'))

it('A line without places is no line.', () => expect(linePath([])).toBe(''))
