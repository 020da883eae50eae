import { type SettingKey, type Settings, settingRow } from '../../../domain/settings/settings'
import { SettingsError } from '../../../settings/error'
import { requireSettings } from '../../../settings/validate'
import { readNumber } from './number-text'

/** What was typed into a number box: settings to change, or what is wrong with it, by the setting's label. */
export type TypedValue =
  | { readonly kind: 'valid'; readonly patch: Partial<Settings> }
  | { readonly kind: 'invalid'; readonly problem: string }

/** The message as people know the setting: by its label, not its key. */
const withLabel = (key: SettingKey, message: string) =>
  message.startsWith(`${key} `) ? `${settingRow(key).label}${message.slice(key.length)}` : message

/** Nothing is clamped: a value out of range is refused, with the range. */
export const readTyped = (key: SettingKey, text: string, settings: Settings): TypedValue => {
  const typed = readNumber(text)
  if (typed?.kind === 'ambiguous')
    return {
      kind: 'invalid',
      problem: `${settingRow(key).label}: “${text.trim()}” could be ${typed.readings.join(' or ')}: write one of these`,
    }
  const value = typed ? typed.value : text
  try {
    return { kind: 'valid', patch: { [key]: requireSettings({ [key]: value }, settings)[key] } }
  } catch (error) {
    if (error instanceof SettingsError) return { kind: 'invalid', problem: withLabel(key, error.message) }
    throw error
  }
}
