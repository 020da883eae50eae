import { expect, it } from 'vitest'
import { steppedValue } from './use-number-draft'

it('An arrow key moves a number by one, and ends at its range.', () => {
  const range = { min: 0.4, max: 3 }
  expect([0.4, 1, 2.5, 3].map((value) => steppedValue(value, 1, range))).toEqual([1.4, 2, 3, 3])
  expect([3, 1.2, 0.4].map((value) => steppedValue(value, -1, range))).toEqual([2, 0.4, 0.4])
})
