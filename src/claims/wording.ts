import type { FoundFigure, FoundUnit } from '../domain/experiment'
import type { Estimate } from './repeats'

/** Three significant digits, never an exponent. */
const digits = (value: number): string => {
  const size = Math.abs(value)
  if (size === 0) return '0'
  const decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))))
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

const WRITE: Readonly<Record<FoundUnit, (value: number) => string>> = {
  µs: (us) => {
    const size = Math.abs(us)
    if (size >= 999_500) return `${digits(us / 1e6)} s`
    return size >= 999.5 ? `${digits(us / 1000)} ms` : `${digits(us)} µs`
  },
  'calls/s': (rate) => `${digits(rate)} calls/s`,
  '×': (ratio) => `${digits(ratio)}×`,
  workers: (load) => `${digits(load)} workers`,
  calls: (count) => count.toLocaleString('en', { maximumFractionDigits: 0 }),
  share: (share) => `${digits(share * 100)} %`,
}

/** A figure with its unit: 1.24 ms, 3.87×, 3.72 %. */
export const written = (value: number, unit: FoundUnit): string => WRITE[unit](value)

/** " µs" of "1.24 µs"; nothing of "3.87×". */
const spacedUnit = (text: string): string => (text.includes(' ') ? text.slice(text.lastIndexOf(' ')) : '')

/** "0.871 to 1.43 ms", "871 µs to 1.43 ms", "3.71× to 4.03×": a unit that both have stands once. */
const rangeText = (low: string, high: string): string => {
  const unit = spacedUnit(low)
  const isShared = unit !== '' && unit === spacedUnit(high)
  return `${isShared ? low.slice(0, -unit.length) : low} to ${high}`
}

/** "3.87× (3.71× to 4.03×)", "1.24 ms (1.11 to 1.43 ms)" */
export const withRange = (
  { value, low, high }: Pick<Estimate, 'value' | 'low' | 'high'>,
  unit: FoundUnit,
): string => `${written(value, unit)} (${rangeText(written(low, unit), written(high, unit))})`

/** As above, of a figure that may have no interval. */
export const figureText = ({ value, unit, range }: Pick<FoundFigure, 'value' | 'unit' | 'range'>): string =>
  range ? withRange({ value, ...range }, unit) : written(value, unit)
