import { threeDigits } from '../domain/duration-text'
import type { Reading } from '../domain/reading'

/** Numbers in running text: one function for each kind, so that no two sentences print the same figure differently. */

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
/** Three digits are enough for what moves: more would flicker and say no more. */
const THREE_DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** "159,974": counts that are told against another are never rounded. */
export const whole = (count: number): string => WHOLE.format(count)
/** Of less no digit says anything. */
const LEAST = 0.01

/** "1,230" of 1,234.5 */
export const about = (value: number): string =>
  value > 0 && value < LEAST ? `less than ${LEAST}` : THREE_DIGITS.format(value)

/** "1 call", "4 calls" */
export const several = (count: number, one: string): string =>
  `${whole(count)} ${one}${count === 1 ? '' : 's'}`

/** "is", or "are" */
export const be = (count: number): string => (count === 1 ? 'is' : 'are')

/** A share in whole percents, which neither makes nothing of a few nor everything of nearly all. */
export const percent = (share: number): string => {
  if (share <= 0) return '0 %'
  if (share < 0.01) return 'less than 1 %'
  if (share > 0.99 && share < 1) return 'more than 99 %'
  return `${Math.round(share * 100)} %`
}

/** "77.4 ×", "1,540 ×" */
export const times = (ratio: number): string => {
  if (ratio < LEAST) return `less than ${LEAST} ×`
  return `${ratio < 999.5 ? threeDigits(ratio) : THREE_DIGITS.format(ratio)} ×`
}

/** "less than a second", "about 4 s", "about 3 min" */
export const timeLeft = (seconds: number): string => {
  if (seconds < 1) return 'less than a second'
  if (seconds <= 90) return `about ${Math.ceil(seconds)} s`
  return seconds <= 5400
    ? `about ${Math.ceil(seconds / 60)} min`
    : `about ${whole(Math.ceil(seconds / 3600))} h`
}

/** "a, b and c" */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** "Raise Demand" of "raise Demand" */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const numberOf = (reading: Reading): number | null => (reading.kind === 'value' ? reading.value : null)
