import { describe, expect, it } from 'vitest'
import { readNumber } from './number-text'

describe('A number as people write it', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['0,25', 0.25],
    ['0,250', 0.25],
    [',5', 0.5],
    ['.5', 0.5],
    ['12,5', 12.5],
    ['1234,567', 1234.567],
    ['1 000', 1000],
    ['1\u202f000\u202f000', 1_000_000],
    ["1'000", 1000],
    ['1,000,000', 1_000_000],
    ['1,000.5', 1000.5],
    ['1.000.000', 1_000_000],
    ['1.000,5', 1000.5],
    ['1e3', 1000],
    [' 8 ', 8],
    ['-3', -3],
  ])('%j is %d', (text, value) => expect(readNumber(text)).toEqual({ kind: 'number', value }))

  it('is not guessed at where it could be two.', () => {
    expect(readNumber('1,000')).toEqual({ kind: 'ambiguous', readings: ['1000', '1.000'] })
    expect(readNumber('25,125')).toEqual({ kind: 'ambiguous', readings: ['25125', '25.125'] })
  })

  it.each(['', ' ', 'ten', '1 2', '1,2,3', '0x10', '1e', '--1', 'NaN', 'Infinity', '1.2.3'])(
    '%j is none',
    (text) => expect(readNumber(text)).toBeNull(),
  )
})
