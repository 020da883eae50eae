import { DEFAULTS, isSettingKey, SETTING_KEYS, type Settings, settingRow } from '../domain/settings'
import { acceptSettings, type SettingProblem } from './validate'

const AUTOSTART = 'autostart'

export interface FromUrl {
  readonly settings: Settings
  readonly problems: readonly SettingProblem[]
  readonly autostart: boolean
  /** Whether the address names any setting at all. */
  readonly isExplicit: boolean
}

const parameterValue = (key: string, text: string): unknown => {
  if (!isSettingKey(key) || settingRow(key).kind === 'choice') return text
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
}

/** Reads settings from a query string; what is unknown or invalid is named and replaced by its default. */
export const settingsFromUrl = (query: string): FromUrl => {
  const parameters = new URLSearchParams(query)
  const autostart = parameters.get(AUTOSTART)
  parameters.delete(AUTOSTART)
  const patch = Object.fromEntries([...parameters].map(([key, text]) => [key, parameterValue(key, text)]))
  const { settings, problems } = acceptSettings(patch)
  const switchProblem: SettingProblem[] =
    autostart === null || autostart === '0' || autostart === '1'
      ? []
      : [{ setting: AUTOSTART, message: `${AUTOSTART} must be 0 or 1, not "${autostart}"` }]
  return {
    settings,
    problems: [...problems, ...switchProblem],
    autostart: autostart === '1',
    isExplicit: Object.keys(patch).length > 0,
  }
}

/** The query string that brings these settings back; settings at their default are left out. */
export const settingsToUrl = (settings: Settings): string => {
  const parameters = new URLSearchParams()
  for (const key of SETTING_KEYS) {
    if (settings[key] !== DEFAULTS[key]) parameters.set(key, String(settings[key]))
  }
  const query = parameters.toString()
  return query === '' ? '' : `?${query}`
}
