import type { NumberRow } from '../../../domain/settings/setting-row'
import type { Settings } from '../../../domain/settings/settings'
import { useAppState, usePage } from '../../page-context'
import { FieldNotes } from '../fields/field-notes'
import { useSettingHelp } from '../fields/setting-help'
import { FieldProblem, NumberBox } from '../numbers/number-box'
import { useNumberDraft } from '../numbers/use-number-draft'
import { Slider } from './slider'
import type { SliderSetting } from './slider-settings'

/** Settings that are numbers. */
type NumberKey = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings]

interface Props {
  readonly settingKey: NumberKey
  readonly row: NumberRow
  readonly slider: SliderSetting
}

export const SliderField = ({ settingKey, row, slider }: Props) => {
  const { session } = usePage()
  const settings = useAppState((state) => state.settings)
  const draft = useNumberDraft(settingKey)
  const notesId = `${settingKey}-notes`
  const words = slider.words(settings)
  return (
    <div className="field slider-field">
      <div className="field-line">
        <label htmlFor={settingKey} title={useSettingHelp(settingKey)}>
          {row.label}
        </label>
        <NumberBox
          id={`${settingKey}-value`}
          name={`${row.label} value`}
          row={row}
          draft={draft}
          describedBy={notesId}
        />
      </div>
      <Slider
        id={settingKey}
        scale={slider.scale}
        value={settings[settingKey]}
        valueText={words}
        tickLabel={slider.tickLabel}
        describedBy={notesId}
        onChange={(value) => session.change({ [settingKey]: value })}
      />
      {slider.showsWords && <p className="field-words">{words}</p>}
      <FieldProblem problem={draft.problem} />
      <FieldNotes settingKey={settingKey} id={notesId} isVisible={false} />
    </div>
  )
}
