import { SETTING_KEYS, type SettingKey, type Settings, settingRow } from '../../domain/settings/settings'

/** A mark on a chart has little room: of a longer text its beginning stands for it. */
const MOST_SHOWN = 24

const shown = (key: SettingKey, settings: Settings): string => {
  const text = String(settings[key])
  if (text === '') return 'none'
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text
}

/** What differs, for people: "Workers 4 → 8, Demand 1 → 2"; empty when nothing does. */
export const describeChange = (before: Settings, after: Settings): string =>
  SETTING_KEYS.filter((key) => before[key] !== after[key])
    .map((key) => `${settingRow(key).label} ${shown(key, before)} → ${shown(key, after)}`)
    .join(', ')
