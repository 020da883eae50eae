import type { FC } from 'react'
import type { View } from '../../store/kept/view'
import type { Panel, PanelControl } from '../definitions/chart'
import { seriesKey } from '../definitions/panel-under'
import { STAGE_CHOICES, STAGE_WORDS } from '../definitions/stage-words'
import { MenuChoice, MenuGroup, MenuSwitch } from '../frame/menu/menu-items'
import { useView } from '../live/use-view'
import { SeriesKey } from './series-key'

interface Props {
  readonly view: View
  readonly panel: Panel
}

const STAGES = STAGE_CHOICES.map((value) => ({ value, name: STAGE_WORDS[value].name }))

const StageChoice = ({ view }: Props) => {
  const stage = useView(view, (state) => state.stage)
  return <MenuChoice label="Stage" value={stage} choices={STAGES} onChoose={view.writer.setStage} />
}

const ScaleSwitch = ({ view, panel: { id } }: Props) => {
  const scales = useView(view, (state) => state.scales)
  if (id !== 'dispatch' && id !== 'slowdown') return null
  return (
    <MenuSwitch
      label="Log scale"
      hint="A step up is ten times as much; else the scale is linear"
      isOn={scales[id] === 'log'}
      onSwitch={() => view.writer.toggleScale(id)}
    />
  )
}

const ReferencesSwitch = ({ view }: Props) => {
  const references = useView(view, (state) => state.references)
  return (
    <MenuSwitch
      label="Figures of 2016"
      hint="Slowdown ratios published in 2016, to compare with"
      isOn={references === 'shown'}
      onSwitch={view.writer.toggleReferences}
    />
  )
}

const CHOICES: Readonly<Record<PanelControl, FC<Props>>> = {
  stage: StageChoice,
  scale: ScaleSwitch,
  references: ReferencesSwitch,
}

/** What a reader can choose about a chart: what it is of, how its axis is marked, and which lines it has. */
export const PanelChoices = ({
  controls,
  view,
  panel,
}: Props & { readonly controls: readonly PanelControl[] }) => (
  <>
    {controls.length > 0 && (
      <MenuGroup label="Chart">
        {controls.map((control) => {
          const Choice = CHOICES[control]
          return <Choice key={control} view={view} panel={panel} />
        })}
      </MenuGroup>
    )}
    <MenuGroup label="Lines">
      {panel.series.map((series) => (
        <MenuSwitch
          key={series.id}
          label={series.label}
          sign={<SeriesKey panel={panel} series={series} isBare />}
          isOn={panel.shown.includes(series)}
          onSwitch={() => view.writer.toggleSeries(seriesKey(panel.id, series.id))}
        />
      ))}
    </MenuGroup>
  </>
)
