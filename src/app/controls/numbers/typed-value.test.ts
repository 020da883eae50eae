import { expect, it } from 'vitest'
import { DEFAULTS } from '../../../domain/settings/settings'
import { readTyped } from './typed-value'

it('A number in range changes its setting.', () =>
  expect(readTyped('workers', ' 8 ', DEFAULTS)).toEqual({ kind: 'valid', patch: { workers: 8 } }))

it('A number out of range is refused with the setting’s label and range, never clamped.', () =>
  expect(readTyped('workers', '300', DEFAULTS)).toEqual({
    kind: 'invalid',
    problem: 'Workers must be from 1 to 256, not 300',
  }))

it('A fraction where only whole numbers make sense is refused.', () =>
  expect(readTyped('demand', '2.5', DEFAULTS)).toMatchObject({
    kind: 'invalid',
    problem: 'Demand must be a whole number, not 2.5',
  }))

it('Where a word may stand in place of the number, the refusal says so.', () => {
  expect(readTyped('batch', '16', DEFAULTS)).toEqual({ kind: 'valid', patch: { batch: 16 } })
  expect(readTyped('batch', '0', DEFAULTS)).toEqual({
    kind: 'invalid',
    problem: 'Batch must be auto or from 1 to 4,096, not 0',
  })
})

it('An empty box is refused, not read as 0.', () =>
  expect(readTyped('ratePerSecond', '', DEFAULTS)).toMatchObject({
    kind: 'invalid',
    problem: expect.stringContaining('Base rate'),
  }))

it('A decimal comma is a decimal point; what could be two numbers is refused, with both.', () => {
  expect(readTyped('serviceUs', '0,5', DEFAULTS)).toEqual({ kind: 'valid', patch: { serviceUs: 0.5 } })
  expect(readTyped('serviceUs', '1,000', DEFAULTS)).toEqual({
    kind: 'invalid',
    problem: 'Service time: “1,000” could be 1000 or 1.000: write one of these',
  })
})
