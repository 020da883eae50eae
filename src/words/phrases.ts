import type { Reading } from '../domain/figures/reading'
import { formatRatio, formatRounded, formatWhole } from '../domain/text'

/** Words for numbers in running text. */

/** Of less no digit says anything. */
const LEAST = 0.01

/** "1,230" of 1,234.5 */
export const about = (value: number): string =>
  value > 0 && value < LEAST ? `less than ${LEAST}` : formatRounded(value)

/** "is", or "are" */
export const be = (count: number): string => (count === 1 ? 'is' : 'are')

/** "77.4×", "1,540×" */
export const times = (ratio: number): string => (ratio < LEAST ? `less than ${LEAST}×` : formatRatio(ratio))

/** "less than a second", "about 4 s", "about 3 min" */
export const timeLeft = (seconds: number): string => {
  if (seconds < 1) return 'less than a second'
  if (seconds <= 90) return `about ${Math.ceil(seconds)} s`
  return seconds <= 5400
    ? `about ${Math.ceil(seconds / 60)} min`
    : `about ${formatWhole(Math.ceil(seconds / 3600))} h`
}

/** "a, b and c" */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const numberOf = (reading: Reading): number | null => (reading.kind === 'value' ? reading.value : null)

/** Reasons that come from elsewhere may or may not end as a sentence does. */
export const ended = (text: string): string => (/[.!?…]["”’)]?$/.test(text) ? text : `${text}.`)
