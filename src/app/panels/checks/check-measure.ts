import type { Check } from '../../../domain/figures/check'
import { formatShare, several } from '../../../domain/text'

const MICROS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

const NOTHING = '–'

interface UnitFormat {
  readonly text: (value: number) => string
  /** The smallest value that `text` does not round to 0. */
  readonly step: number
}

/** One unit for value and limit, so that they can be compared at a glance. */
const UNITS: Readonly<Record<Check['unit'], UnitFormat>> = {
  calls: { text: (value) => several(value, 'call'), step: 1 },
  runs: { text: (value) => several(value, 'run'), step: 1 },
  workers: { text: (value) => several(value, 'worker'), step: 1 },
  share: { text: formatShare, step: 0.00001 },
  µs: { text: (value) => `${MICROS.format(value)} µs`, step: 0.1 },
}

/** Clocks and their stamps are never held to 0 µs: it stands where nothing was measured. */
const isUnmeasured = ({ unit, limit }: Pick<Check, 'unit' | 'limit'>): boolean => unit === 'µs' && limit === 0

export const limitText = (check: Pick<Check, 'unit' | 'limit'>): string =>
  isUnmeasured(check) ? NOTHING : UNITS[check.unit].text(check.limit)

/** Rounding neither makes nothing of a small value nor makes a value beyond the limit look like the limit. */
export const valueText = (check: Pick<Check, 'unit' | 'value' | 'limit'>): string => {
  if (isUnmeasured(check)) return NOTHING
  const { unit, value, limit } = check
  const { text, step } = UNITS[unit]
  const rounded = text(value)
  if (value > 0 && rounded === text(0)) return `< ${text(step)}`
  return value > limit && rounded === text(limit) ? `> ${rounded}` : rounded
}
