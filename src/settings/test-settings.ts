import fc from 'fast-check'
import type { NumberRow, SettingRow } from '../domain/settings/setting-row'
import {
  SETTING_KEYS,
  type SettingKey,
  type Settings,
  settingRow,
  wordsOf,
} from '../domain/settings/settings'

const anyNumberOf = ({ integer, min, max }: NumberRow): fc.Arbitrary<number> =>
  // −0 and 0 are one number, and an address says 0 for both.
  integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((value) => value + 0)

const anyNumberOrWordOf = (row: NumberRow): fc.Arbitrary<number | string> => {
  const words = wordsOf(row)
  return words.length === 0 ? anyNumberOf(row) : fc.oneof(anyNumberOf(row), fc.constantFrom(...words))
}

const anyPlan: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '1x10s,4x20s,1x10s',
  '1-8x20s,8x',
  '0x500ms,2.5x3min',
)

const anyValueOf = (row: SettingRow): fc.Arbitrary<unknown> => {
  if (row.kind === 'text') return anyPlan
  return row.kind === 'number' ? anyNumberOrWordOf(row) : fc.constantFrom(...Object.keys(row.choices))
}

/** Any complete, valid set of settings. */
export const anySettings: fc.Arbitrary<Settings> = fc
  .record(Object.fromEntries(SETTING_KEYS.map((key) => [key, anyValueOf(settingRow(key))])))
  .map((settings) => settings as unknown as Settings)

/** The settings that are numbers, with their rows. */
export const NUMBER_ROWS: readonly (readonly [SettingKey, NumberRow])[] = SETTING_KEYS.flatMap((key) => {
  const row = settingRow(key)
  return row.kind === 'number' ? [[key, row] as const] : []
})
/** Those of them that may be a word instead, with the words. */
export const WORD_ROWS: readonly (readonly [SettingKey, readonly string[]])[] = NUMBER_ROWS.flatMap(
  ([key, row]) => {
    const words = wordsOf(row)
    return words.length > 0 ? [[key, words] as const] : []
  },
)
/** The settings that are choices, with the names to choose from. */
export const CHOICE_ROWS: readonly (readonly [SettingKey, readonly string[]])[] = SETTING_KEYS.flatMap(
  (key) => {
    const row = settingRow(key)
    return row.kind === 'choice' ? [[key, Object.keys(row.choices)] as const] : []
  },
)
