import type { FoundFigure, FoundUnit } from '../../domain/experiments/experiment'
import {
  formatDuration,
  formatRatio,
  formatRounded,
  formatShare,
  formatWhole,
  rangeText,
  threeDigits,
} from '../../domain/text'
import type { RepeatedEstimate } from './repeats'

const WRITE: Readonly<Record<FoundUnit, (value: number) => string>> = {
  µs: formatDuration,
  'calls/s': (rate) => `${formatRounded(rate)} calls/s`,
  '×': formatRatio,
  workers: (load) => `${threeDigits(load)} workers`,
  calls: formatWhole,
  share: formatShare,
}

/** A figure with its unit: 1.24 ms, 3.87×, 3.72 %. */
export const written = (value: number, unit: FoundUnit): string => WRITE[unit](value)

/** "3.87× (3.71× to 4.03×)", "1.24 ms (1.11 to 1.43 ms)" */
export const withRange = (
  { value, low, high }: Pick<RepeatedEstimate, 'value' | 'low' | 'high'>,
  unit: FoundUnit,
): string => `${written(value, unit)} (${rangeText(written(low, unit), written(high, unit))})`

/** As above, of a figure that may have no interval. */
export const foundText = ({ value, unit, range }: Pick<FoundFigure, 'value' | 'unit' | 'range'>): string =>
  range ? withRange({ value, ...range }, unit) : written(value, unit)
