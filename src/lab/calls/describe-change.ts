import { SETTING_KEYS, type SettingKey, type Settings, settingRow } from '../../domain/settings'

const shown = (key: SettingKey, settings: Settings): string => String(settings[key])

/** What differs, for people: "Workers 4 → 8, Demand 1 → 2"; empty when nothing does. */
export const describeChange = (before: Settings, after: Settings): string =>
  SETTING_KEYS.filter((key) => before[key] !== after[key])
    .map((key) => `${settingRow(key).label} ${shown(key, before)} → ${shown(key, after)}`)
    .join(', ')
