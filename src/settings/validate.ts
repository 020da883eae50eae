import * as v from 'valibot'
import type { ChoiceRow, NumberRow, SettingRow, TextRow } from '../domain/settings/setting-row'
import {
  DEFAULTS,
  isSettingKey,
  SETTING_KEYS,
  type SettingKey,
  type Settings,
  settingRow,
  wordsOf,
} from '../domain/settings/settings'
import { formatExact } from '../domain/text'
import { SettingsError } from './error'
import { shown } from './shown'

export interface SettingProblem {
  readonly setting: string
  readonly message: string
}

const numberSchema = (key: string, row: NumberRow) => {
  const { min, max } = row
  const words = wordsOf(row)
  const say = (rule: string) => (issue: { readonly input: unknown }) =>
    `${key} must be ${[...words, rule].join(' or ')}, not ${shown(issue.input)}`
  const range = say(`from ${formatExact(min)} to ${formatExact(max)}`)
  const number = v.pipe(
    v.number(range),
    v.finite(range),
    v.minValue(min, range),
    v.maxValue(max, range),
    v.check((value) => !row.integer || Number.isInteger(value), say('a whole number')),
  )
  return words.length === 0 ? number : v.union([v.picklist(words), number], range)
}

const choiceSchema = (key: string, row: ChoiceRow) => {
  const names = Object.keys(row.choices)
  const rule =
    names.length === 1 ? `can only be ${names[0]} in this version` : `must be one of ${names.join(', ')}`
  return v.picklist(names, (issue) => `${key} ${rule}, not ${shown(issue.input)}`)
}

const textSchema = (key: string, { problemOf }: TextRow) =>
  v.pipe(
    v.string((issue) => `${key} must be a text, not ${shown(issue.input)}`),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed || dataset.value === '') return
      const problem = problemOf(dataset.value)
      if (problem !== null) addIssue({ message: `${key} must ${problem}` })
    }),
  )

const schemaOf = (key: SettingKey, row: SettingRow) => {
  switch (row.kind) {
    case 'number':
      return numberSchema(key, row)
    case 'choice':
      return choiceSchema(key, row)
    case 'text':
      return textSchema(key, row)
    default:
      return row satisfies never
  }
}

const SCHEMAS = new Map(SETTING_KEYS.map((key) => [key, schemaOf(key, settingRow(key))]))

const problemOf = (key: string, value: unknown): SettingProblem | null => {
  const schema = isSettingKey(key) ? SCHEMAS.get(key) : undefined
  if (!schema) return { setting: key, message: `${key} is not a setting of Poolscope` }
  const result = v.safeParse(schema, value)
  return result.success ? null : { setting: key, message: result.issues[0].message }
}

/**
 * Lays `patch` over `base`, leaving out what is unknown or invalid.
 * @returns the valid settings, and one problem for each value left out
 */
export const acceptSettings = (
  patch: Readonly<Record<string, unknown>>,
  base: Settings = DEFAULTS,
): { readonly settings: Settings; readonly problems: readonly SettingProblem[] } => {
  const problems: SettingProblem[] = []
  const settings: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(patch)) {
    const problem = problemOf(key, value)
    if (problem) problems.push(problem)
    else settings[key] = value
  }
  return { settings: settings as Settings, problems }
}

/**
 * Lays `patch` over `base`.
 * @throws {SettingsError} naming the first setting that is unknown or invalid
 */
export const requireSettings = (patch: unknown, base: Settings = DEFAULTS): Settings => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
    throw new SettingsError('settings', `settings must be an object, not ${shown(patch)}`)
  const { settings, problems } = acceptSettings(patch as Record<string, unknown>, base)
  const [first] = problems
  if (first) throw new SettingsError(first.setting, problems.map(({ message }) => message).join('; '))
  return settings
}
