import { type SettingKey, settingRow } from '../../../domain/settings/settings'
import { useAppState } from '../../page-context'
import { useSettingHelp } from './setting-help'

interface Props {
  readonly settingKey: SettingKey
  readonly id: string
  /** Shown to all, or to screen readers only, where the label's tooltip says it already. */
  readonly isVisible: boolean
}

/** What the setting means, and whether a change of it waits for the next run. */
export const FieldNotes = ({ settingKey, id, isVisible }: Props) => {
  const { effect } = settingRow(settingKey)
  const help = useSettingHelp(settingKey)
  const waits = useAppState(
    ({ activity, snapshot, settings }) =>
      effect === 'next-run' &&
      activity !== 'idle' &&
      snapshot !== null &&
      snapshot.settings[settingKey] !== settings[settingKey],
  )
  return (
    <>
      {waits && <p className="field-waits">Applies to the next run.</p>}
      <p id={id} className={isVisible ? 'field-help' : 'visually-hidden'}>
        {help}
      </p>
    </>
  )
}
