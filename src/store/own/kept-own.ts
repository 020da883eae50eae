import * as v from 'valibot'
import { FIRST_QUESTION, isWithin, type OwnQuestion, QUESTION_RANGES } from '../../domain/own/own-question'

/** Somebody's own code, as it is found again at the next visit. */
export interface KeptOwn {
  readonly code: string
  /** Typed or agreed to by whoever is here: what replaces it is not to lose it. */
  readonly isEdited: boolean
  /** What it replaced; null where there is nothing to go back to. */
  readonly before: string | null
  readonly question: OwnQuestion
}

export const OWN_KEY = 'poolscope.own'
/** Of the stored form: what another version wrote is not guessed at. */
const VERSION = 1
/** What is longer is no function to measure, and would fill what a browser keeps; letters. */
export const MOST_KEPT = 400_000

const within = (range: (typeof QUESTION_RANGES)[keyof typeof QUESTION_RANGES]) =>
  v.pipe(
    v.number(),
    v.check((value) => isWithin(value, range)),
  )

const CODE = v.pipe(v.string(), v.maxLength(MOST_KEPT))
const SCHEMA = v.object({
  version: v.literal(VERSION),
  code: CODE,
  isEdited: v.fallback(v.boolean(), true),
  before: v.fallback(v.nullable(CODE), null),
  question: v.fallback(
    v.object({
      takesMs: v.nullable(within(QUESTION_RANGES.takesMs)),
      demand: v.variant('kind', [
        v.object({ kind: v.literal('rate'), callsPerSecond: within(QUESTION_RANGES.callsPerSecond) }),
        v.object({ kind: v.literal('burst'), calls: within(QUESTION_RANGES.burst) }),
      ]),
      argumentsKb: v.nullable(within(QUESTION_RANGES.argumentsKb)),
    }),
    FIRST_QUESTION,
  ),
})

/** The code of the last visit; null where nothing usable is stored. */
export const keptOwn = (storage: () => Storage): KeptOwn | null => {
  try {
    const text = storage().getItem(OWN_KEY)
    if (text === null) return null
    const { version: _, ...own } = v.parse(SCHEMA, JSON.parse(text))
    return own
  } catch {
    return null
  }
}

export type Keeping = 'kept' | 'too-long' | 'blocked'

/** Stores the code. What is too long leaves what was stored before. */
export const keepOwn = (storage: () => Storage, own: KeptOwn): Keeping => {
  if (own.code.length > MOST_KEPT) return 'too-long'
  try {
    storage().setItem(OWN_KEY, JSON.stringify({ version: VERSION, ...own }))
    return 'kept'
  } catch {
    return 'blocked'
  }
}
