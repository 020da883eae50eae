import { PRESETS } from '../../domain/presets'
import type { Group } from '../../domain/settings'
import { useAppState, usePage } from '../page-context'
import { CopyLink } from './copy-link'
import { RunButtons } from './run-buttons'
import { SettingField } from './setting-field'
import { shownSettings } from './shown-settings'

const Fields = ({ group, showsHelp = false }: { readonly group: Group; readonly showsHelp?: boolean }) => {
  const settings = useAppState((state) => state.settings)
  return shownSettings(group, settings).map((key) => (
    <SettingField key={key} settingKey={key} showsHelp={showsHelp} />
  ))
}

const Presets = () => {
  const { session } = usePage()
  return (
    <fieldset className="presets" aria-label="Presets">
      {PRESETS.map((preset) => (
        <button type="button" key={preset.id} title={preset.help} onClick={() => session.startPreset(preset)}>
          {preset.label}
        </button>
      ))}
    </fieldset>
  )
}

export const ControlPanel = () => {
  const { session } = usePage()
  return (
    <section className="controls" aria-label="Controls">
      <div className="controls-first">
        <Fields group="main" />
        <RunButtons />
        <Presets />
      </div>
      <div className="controls-more">
        <Fields group="demand" />
        <Fields group="workload" />
        <details>
          <summary>Pool</summary>
          <Fields group="pool" showsHelp />
        </details>
        <details>
          <summary>Systems of 2016</summary>
          <Fields group="systems" showsHelp />
        </details>
        <details>
          <summary>Measurement</summary>
          <Fields group="measurement" showsHelp />
        </details>
        <div className="control-actions">
          <button
            type="button"
            className="quiet"
            title="All settings to their defaults"
            onClick={() => session.reset()}
          >
            Reset
          </button>
          <CopyLink />
        </div>
      </div>
    </section>
  )
}
