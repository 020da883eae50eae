import { describe, expect, it } from 'vitest'
import { glued } from './glued'

const shown = (text: string) => glued(text).replaceAll('\u00a0', '_')

describe('What does not break over two lines', () => {
  it.each([
    ['a number and its unit', 'p99 3.40 ms, 12 s', 'p99 3.40_ms, 12_s'],
    ['a margin', '3.40 ms (± 0.034)', '3.40_ms (±_0.034)'],
    ['a share with its margin', 'gains 2 % ± 4 %', 'gains 2_% ±_4_%'],
  ])('is %s.', (_what, text, expected) => expect(shown(text)).toBe(expected))

  it('is not a number and the word after it.', () =>
    expect(shown('2 slices of 4 msgs, 3 workers')).toBe('2 slices of 4 msgs, 3 workers'))
})
