import { capital } from '../../domain/text'
import { type Change, orChanges } from '../changes'
import type { Saying } from '../rule'

/** Why, and what to try; null where there is nothing to say. */
export const advised = (why: string, changes: readonly (Change | null)[]): Saying | null => {
  const { words, patches } = orChanges(changes)
  if (words === '') return why === '' ? null : { text: why }
  return { text: `${why} ${capital(words)}.`.trim(), tries: patches }
}
