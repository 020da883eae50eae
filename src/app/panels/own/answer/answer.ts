import { isWithin, type QuestionRange } from '../../../../domain/own/own-question'
import { formatRounded, formatWhole } from '../../../../domain/text'
import { readNumber } from '../../../controls/numbers/number-text'

/** What was typed for an answer: a number, nothing where that is one too, or what is wrong with it. */
export type TypedAnswer =
  | { readonly kind: 'answer'; readonly value: number | null }
  | { readonly kind: 'problem'; readonly problem: string }

const rangeWords = ({ min, max, unit, integer }: QuestionRange) => {
  const least = min >= 1 || min === 0 ? formatWhole(min) : formatRounded(min)
  return `${integer ? 'a whole number ' : ''}from ${least} to ${formatWhole(max)} ${unit}`
}

/** @param mayBeBlank whether nothing is an answer */
export const readTypedAnswer = (text: string, range: QuestionRange, mayBeBlank: boolean): TypedAnswer => {
  if (mayBeBlank && text.trim() === '') return { kind: 'answer', value: null }
  const typed = readNumber(text)
  if (typed?.kind === 'ambiguous')
    return { kind: 'problem', problem: `“${text.trim()}” could be ${typed.readings.join(' or ')}.` }
  if (typed === null || !isWithin(typed.value, range))
    return { kind: 'problem', problem: `${range.label}: write ${rangeWords(range)}.` }
  return { kind: 'answer', value: typed.value }
}
