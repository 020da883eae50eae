import type { SettingKey } from '../../../domain/settings/settings'
import { createLateValue, useLateValue } from '../../late/late-value'

/** What the settings are: it comes when somebody turns to the controls, or when there is time. */
export const LATE_SETTINGS_HELP = createLateValue(
  async () => (await import('../../../domain/settings/settings-help')).SETTINGS_HELP,
)

/** For those who turn to the controls, by whatever means. */
export const HELP_ON_THE_WAY = {
  onPointerEnter: () => void LATE_SETTINGS_HELP.fetch().catch(() => undefined),
  onFocus: () => void LATE_SETTINGS_HELP.fetch().catch(() => undefined),
}

/** What the setting is, in full sentences; undefined until that has come. */
export const useSettingHelp = (key: SettingKey): string | undefined =>
  useLateValue(LATE_SETTINGS_HELP, false)?.[key]
