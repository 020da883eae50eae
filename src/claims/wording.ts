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

/** "3.87× (3.71× to 4.03×)" */
export const withRange = ({ value, low, high }: Estimate, unit: FoundUnit): string =>
  `${written(value, unit)} (${written(low, unit)} to ${written(high, unit)})`

/** As above, of a figure that may have no interval. */
export const figureText = ({ value, unit, range }: Pick<FoundFigure, 'value' | 'unit' | 'range'>): string =>
  range
    ? `${written(value, unit)} (${written(range.low, unit)} to ${written(range.high, unit)})`
    : written(value, unit)
