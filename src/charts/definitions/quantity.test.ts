import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../domain/duration-text'
import { formatCount, formatRatio, formatRoundCount, formatRoundDuration } from './quantity'

describe('Quantities', () => {
  it.each([
    [0, '0 µs'],
    [0.46, '0.46 µs'],
    [9.996, '10.0 µs'],
    [316, '316 µs'],
    [999.4, '999 µs'],
    [999.7, '1.00 ms'],
    [4746, '4.75 ms'],
    [1_000_000, '1.00 s'],
    [90e6, '90.0 s'],
  ])('A latency of %d µs reads as %s.', (us, text) => expect(formatDuration(us)).toBe(text))

  it.each([
    [10, '10 µs'],
    [0.4, '0.4 µs'],
    [1000, '1 ms'],
    [2_500_000, '2.5 s'],
  ])('A tick of %d µs reads as %s, without decimals it does not need.', (us, text) =>
    expect(formatRoundDuration(us)).toBe(text),
  )

  it.each([
    [0, '0'],
    [2.53, '2.5'],
    [150.4, '150'],
    [9999, '9,999'],
    [12_345, '12.3k'],
    [999_600, '1.00M'],
    [1_234_567, '1.23M'],
  ])('A count of %d reads as %s.', (count, text) => expect(formatCount(count)).toBe(text))

  it.each([
    [0, '0'],
    [500, '500'],
    [5000, '5k'],
    [10_000, '10k'],
    [150_000, '150k'],
    [2_000_000, '2M'],
  ])('A tick of %d calls reads as %s.', (count, text) => expect(formatRoundCount(count)).toBe(text))

  it.each([
    [1.04, '1.04×'],
    [260.94, '261×'],
    [4321, '4,321×'],
    [12_345, '12.3k×'],
  ])('A ratio of %d reads as %s.', (ratio, text) => expect(formatRatio(ratio)).toBe(text))
})
