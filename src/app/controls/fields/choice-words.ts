import { capital } from '../../../domain/text'

/** A choice as a short name and what it means, from a label such as "Open: calls arrive at a rate". */
export interface ChoiceWords {
  readonly value: string
  readonly name: string
  readonly meaning: string | null
}

/** @param labels of a choice's `choices`, or of the words that may stand in place of a number */
export const choiceWords = (labels: Readonly<Record<string, string>>): readonly ChoiceWords[] =>
  Object.entries(labels).map(([value, label]) => {
    const [name = label, ...rest] = label.split(': ')
    const meaning = rest.join(': ')
    return {
      value,
      name,
      meaning: meaning === '' ? null : `${capital(meaning)}.`,
    }
  })

/** More segments than this do not fit beside each other. */
const MOST_SEGMENTS = 4

/** Few choices with short names are shown side by side; others in a list. */
export const fitsSegments = (words: readonly ChoiceWords[]): boolean =>
  words.length <= MOST_SEGMENTS && words.every(({ meaning }) => meaning !== null)
