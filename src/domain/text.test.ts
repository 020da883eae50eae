import { describe, expect, it } from 'vitest'
import {
  formatCores,
  formatCount,
  formatDuration,
  formatExact,
  formatMemory,
  formatRatio,
  formatRoundCount,
  formatRoundDuration,
  formatShare,
  rangeText,
  severalRounded,
} from './text'

describe('The text of a figure', () => {
  it.each([
    [0.9995, '1 place'],
    [1, '1 place'],
    [0.5, '0.5 places'],
    [1.01, '1.01 places'],
    [1234.5, '1,230 places'],
  ])('A mean of %d has the word that its printed number asks for: %s.', (mean, text) =>
    expect(severalRounded(mean, 'place')).toBe(text),
  )

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

  it('of less than nothing has a minus, and the unit of its size.', () => {
    expect(formatDuration(-1.5)).toBe('−1.50 µs')
    expect(formatDuration(-4746)).toBe('−4.75 ms')
  })

  it.each([
    [0, '0 %'],
    [1e-9, '< 0.001 %'],
    [0.001 / 100, '0.001 %'],
    [0.000123, '0.012 %'],
    [0.004, '0.4 %'],
    [0.0372, '3.7 %'],
    [0.05, '5 %'],
    [0.0997, '10 %'],
    [0.37, '37 %'],
    [0.9949, '99 %'],
    [0.996, '99.6 %'],
    [0.9997, '99.97 %'],
    [0.999_999, '99.9999 %'],
    [0.999_999_9, '> 99.9999 %'],
    [1, '100 %'],
    [3.021, '302 %'],
    [-0.012, '−1.2 %'],
  ])('A share of %d reads as %s: a few are never none, nearly all never all.', (share, text) =>
    expect(formatShare(share)).toBe(text),
  )

  it('has its unit once in a range whose ends have the same.', () => {
    expect(rangeText('0.87 ms', '1.43 ms')).toBe('0.87 to 1.43 ms')
    expect(rangeText('871 µs', '1.43 ms')).toBe('871 µs to 1.43 ms')
    expect(rangeText('3.71×', '4.03×')).toBe('3.71× to 4.03×')
  })

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
    [0.4, '0.4'],
    [0.0004, '0.0004'],
    [30_000, '30,000'],
    [1234.5, '1,234.5'],
  ])('%d, as somebody set it, reads as %s.', (value, text) => expect(formatExact(value)).toBe(text))

  it.each([
    [0.98, '0.98'],
    [1.949, '1.9'],
    [12.3, '12'],
  ])('The work of %d cores reads as %s.', (cores, text) => expect(formatCores(cores)).toBe(text))

  it.each([
    [0.353, '0.353 MB'],
    [12.54, '12.5 MB'],
    [1024, '1,024 MB'],
  ])('%d MB of memory read as %s.', (megabytes, text) => expect(formatMemory(megabytes * 2 ** 20)).toBe(text))

  it.each([
    [1.04, '1.04×'],
    [260.94, '261×'],
    [4321, '4,321×'],
    [12_345, '12.3k×'],
  ])('A ratio of %d reads as %s.', (ratio, text) => expect(formatRatio(ratio)).toBe(text))
})
