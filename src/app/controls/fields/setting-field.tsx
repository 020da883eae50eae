import { type SettingKey, settingRow } from '../../../domain/settings/settings'
import { NumberField } from '../numbers/number-field'
import { SliderField } from '../sliders/slider-field'
import { SLIDER_SETTINGS } from '../sliders/slider-settings'
import { ChoiceField } from './choice-field'
import { TextField } from './text-field'

interface Props {
  readonly settingKey: SettingKey
  /** Whether the help text stands under the control, or in its tooltip. */
  readonly showsHelp?: boolean
}

const isSlider = (key: SettingKey): key is 'workers' | 'demand' | 'serviceUs' => key in SLIDER_SETTINGS

/** The control of one row of the settings table, by its kind. */
export const SettingField = ({ settingKey, showsHelp = false }: Props) => {
  const row = settingRow(settingKey)
  const slider = SLIDER_SETTINGS[settingKey]
  if (row.kind === 'choice') return <ChoiceField settingKey={settingKey} row={row} showsHelp={showsHelp} />
  if (row.kind === 'text') return <TextField settingKey={settingKey} row={row} />
  return slider && isSlider(settingKey) ? (
    <SliderField settingKey={settingKey} row={row} slider={slider} />
  ) : (
    <NumberField settingKey={settingKey} row={row} showsHelp={showsHelp} />
  )
}
