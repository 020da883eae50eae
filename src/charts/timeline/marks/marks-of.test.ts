import { expect, it } from 'vitest'
import { millis } from '../../../domain/time'
import { marksOf } from './marks-of'

const marks = [{ t: millis(100), label: 'Workers 4 → 8' }]

it('A run that goes on has its own marks only, and one whose calls had all ended too.', () => {
  expect(marksOf(null)).toEqual([])
  expect(marksOf({ marks, cutOff: null, at: millis(900) })).toBe(marks)
  expect(marksOf({ marks, cutOff: { waiting: 0, inFlight: 0 }, at: millis(900) })).toBe(marks)
})

it('A run whose end cut calls off has a mark there that tells waiting from running ones.', () => {
  const endOf = (waiting: number, inFlight: number) =>
    marksOf({ marks, cutOff: { waiting, inFlight }, at: millis(900) }).at(-1)
  expect(endOf(12_345, 2)).toEqual({ t: 900, label: 'End: 12.3k waiting, 2 running cut off' })
  expect(endOf(0, 4)?.label).toBe('End: 4 running cut off')
})
