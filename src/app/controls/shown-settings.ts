import type { Group, SettingRow } from '../../domain/settings/setting-row'
import { SETTING_KEYS, type SettingKey, type Settings, settingRow } from '../../domain/settings/settings'

/** A setting that can have one value only is a promise of a later version, not a control. */
const hasAlternative = (row: SettingRow) => row.kind !== 'choice' || Object.keys(row.choices).length > 1

const hasBackground = ({ backgroundRate }: Settings) => backgroundRate > 0
const isOpen = ({ mode }: Settings) => mode === 'open'
const isMadeHere = ({ workload }: Settings) => workload !== 'own'
/** Settings that mean something only beside certain others. */
const RELEVANT: { readonly [K in SettingKey]?: (settings: Settings) => boolean } = {
  ratePerSecond: isOpen,
  arrivals: isOpen,
  // An own function takes what it takes, and brings its own arguments.
  serviceUs: isMadeHere,
  payloadKb: isMadeHere,
  payloadKind: (settings) => isMadeHere(settings) && settings.payloadKb > 0,
  backgroundUs: hasBackground,
  backgroundPool: hasBackground,
  backgroundWorkers: (settings) => hasBackground(settings) && settings.backgroundPool === 'own',
}

/** The settings of a group that the panel shows now, in the table's order. */
export const shownSettings = (group: Group, settings: Settings): readonly SettingKey[] =>
  SETTING_KEYS.filter((key) => {
    const row = settingRow(key)
    return row.group === group && hasAlternative(row) && (RELEVANT[key]?.(settings) ?? true)
  })
