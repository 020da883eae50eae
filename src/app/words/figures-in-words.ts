import { formatRatio } from '../../charts/definitions/quantity'
import { formatDuration } from '../../domain/duration-text'
import type { Reading } from '../../domain/reading'

/** In running text three digits are enough: more would flicker and say no more. */
const THREE_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const TWO_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

/** "1,230" */
export const about = (value: number): string => THREE_DIGITS.format(value)
/** "× 0.8" */
export const times = (factor: number): string => `× ${TWO_DIGITS.format(factor)}`
/** "63 %" */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** "1 worker", "4 workers" */
export const several = (count: number, one: string): string =>
  `${about(count)} ${one}${count === 1 ? '' : 's'}`

export const valueIn = (reading: Reading): number | null => (reading.kind === 'value' ? reading.value : null)

/** "3.2 ms"; null when it is not known, or too small for the clock. */
export const durationIn = (reading: Reading): string | null => {
  const value = valueIn(reading)
  return value === null ? null : formatDuration(value)
}
export const ratioIn = (ratio: number): string => formatRatio(ratio).replace('×', ' ×')

/** "about 4 s" */
export const secondsInWords = (seconds: number): string => {
  if (seconds < 1) return 'less than a second'
  return seconds < 90 ? `about ${Math.ceil(seconds)} s` : `about ${Math.ceil(seconds / 60)} min`
}
