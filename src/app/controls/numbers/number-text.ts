/** What somebody typed for a number: the number, or why it may be more than one; null when it is none at all. */
export type NumberText =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] }
  | null

const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^[+-]?\d{1,3},\d{3}\.\d+$/
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^[+-]?\d{1,3}\.\d{3},\d+$/
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i
/** "1,000" is a thousand in one half of the world, and one in the other; "0,250" can only be a quarter. */
const COULD_BE_THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/

const number = (text: string): NumberText => ({ kind: 'number', value: Number(text) })

/**
 * Reads a number as people write it: with a decimal point or a decimal comma, digits grouped by spaces, apostrophes,
 * commas or points. What could be two numbers is neither.
 */
export const readNumber = (typed: string): NumberText => {
  // Spaces of all widths, and the apostrophes that group digits in Switzerland.
  const text = typed.trim().replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
  if (POINT.test(text)) return number(text)
  if (GROUPED.test(text)) return number(text.replaceAll(',', ''))
  if (GROUPED_BY_POINTS.test(text)) return number(text.replaceAll('.', '').replace(',', '.'))
  if (!DECIMAL_COMMA.test(text)) return null
  if (COULD_BE_THOUSANDS.test(text))
    return { kind: 'ambiguous', readings: [text.replace(',', ''), text.replace(',', '.')] }
  return number(text.replace(',', '.'))
}
