import { expect, it } from 'vitest'
import { limitText, valueText } from './check-measure'

it.each([
  ['calls', 12_345, '12,345 calls'],
  ['calls', 1, '1 call'],
  ['share', 0.0123, '1.2 %'],
  ['share', 0, '0 %'],
  ['µs', 1234.56, '1,234.6 µs'],
  ['µs', 10, '10 µs'],
] as const)('A limit in %s is written in the unit people read: %d as %s.', (unit, limit, text) =>
  expect(limitText({ unit, limit })).toBe(text),
)

it('What was not measured has neither value nor limit.', () => {
  expect(valueText({ unit: 'µs', value: 0, limit: 0 })).toBe('–')
  expect(limitText({ unit: 'µs', limit: 0 })).toBe('–')
})

it('A value that is not 0 is not written as 0.', () => {
  expect(valueText({ unit: 'share', value: 1e-9, limit: 0.001 })).toBe('< 0.001 %')
  expect(valueText({ unit: 'µs', value: 0.01, limit: 10 })).toBe('< 0.1 µs')
})

it('A value beyond its limit is not written as the limit.', () => {
  expect(valueText({ unit: 'share', value: 0.001_000_4, limit: 0.001 })).toBe('> 0.1 %')
  expect(valueText({ unit: 'share', value: 0.001, limit: 0.001 })).toBe('0.1 %')
})
