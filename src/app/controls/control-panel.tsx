import { useState } from 'react'
import { PRESETS, type Preset } from '../../domain/experiments/presets'
import type { Group } from '../../domain/settings/setting-row'
import { useAppState, usePage } from '../page-context'
import { CopyLink } from './copy-link'
import { SettingField } from './fields/setting-field'
import { HELP_ON_THE_WAY } from './fields/setting-help'
import { RunButtons } from './run/run-buttons'
import { StartCold } from './run/start-cold'
import { shownSettings } from './shown-settings'

const Fields = ({ group, showsHelp = false }: { readonly group: Group; readonly showsHelp?: boolean }) => {
  const settings = useAppState((state) => state.settings)
  return shownSettings(group, settings).map((key) => (
    <SettingField key={key} settingKey={key} showsHelp={showsHelp} />
  ))
}

/** Does at once what changes all settings, and offers the way back. */
const useReplaceSettings = () => {
  const { session, store, undo } = usePage()
  return (text: string, replace: () => void) => {
    const before = store.getState().settings
    replace()
    if (store.getState().settings !== before) undo.offer({ text, undo: () => session.change(before) })
  }
}

const Presets = () => {
  const { session } = usePage()
  const replaceSettings = useReplaceSettings()
  const start = (preset: Preset) =>
    replaceSettings(`“${preset.label}” has set everything.`, () => session.startPreset(preset))
  return (
    <fieldset className="presets" aria-label="Presets">
      {PRESETS.map((preset) => (
        <button type="button" key={preset.id} title={preset.help} onClick={() => start(preset)}>
          {preset.label}
        </button>
      ))}
    </fieldset>
  )
}

const ResetButton = () => {
  const { session } = usePage()
  const replaceSettings = useReplaceSettings()
  return (
    <button
      type="button"
      className="quiet"
      title="All settings to their defaults"
      onClick={() => replaceSettings('All settings are back at their defaults.', session.reset)}
    >
      Reset
    </button>
  )
}

const MORE_ID = 'controls-more'

/** The two sliders and Run are always there; where there is no column for the rest, it waits behind a button. */
export const ControlPanel = () => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className="controls" aria-label="Controls" {...HELP_ON_THE_WAY}>
      <div className="controls-first">
        <h2 className="question">How many workers, for how much demand?</h2>
        <Fields group="main" />
        <RunButtons />
        <button
          type="button"
          className="small controls-switch"
          aria-expanded={isOpen}
          aria-controls={MORE_ID}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Fewer settings' : 'All settings'}
        </button>
      </div>
      <div id={MORE_ID} className="controls-more" data-open={isOpen || undefined}>
        <Presets />
        <Fields group="demand" />
        <Fields group="workload" />
        <details>
          <summary>Pool</summary>
          <Fields group="pool" showsHelp />
        </details>
        <details>
          <summary>Lock, nesting, background</summary>
          <Fields group="systems" showsHelp />
          <StartCold />
        </details>
        <details>
          <summary>Measurement</summary>
          <Fields group="measurement" showsHelp />
        </details>
        <div className="control-actions">
          <ResetButton />
          <CopyLink />
        </div>
      </div>
    </section>
  )
}
