import { describe, expect, it } from 'vitest'
import { withMargin } from './way-text'

describe('a figure with its interval', () => {
  it.each([
    [{ value: 3100, low: 3050, high: 3150 }, '3.10 ms (± 0.050)'],
    [{ value: 3100, low: 2000, high: 4500 }, '3.10 ms (± 1.40)'],
    [{ value: 148, low: 17, high: 1302 }, '148 µs (17–1,302)'],
  ])('of %o reads %s', (figure, text) => expect(withMargin(figure)).toBe(text))
})
