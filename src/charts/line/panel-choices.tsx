import { memo } from 'react'
import type { View } from '../../store/view'
import type { PanelControl } from '../definitions/chart'
import { STAGE_CHOICES, STAGE_WORDS } from '../definitions/stage-words'
import { useView } from '../live/use-view'

interface Props {
  readonly view: View
  readonly control: PanelControl
  readonly panel: string
}

const StageChoice = ({ view }: { readonly view: View }) => {
  const stage = useView(view, (state) => state.stage)
  const choose = (value: string) => {
    const chosen = STAGE_CHOICES.find((choice) => choice === value)
    if (chosen) view.writer.setStage(chosen)
  }
  return (
    <select
      className="quiet"
      aria-label="Stage"
      title={STAGE_WORDS[stage].span}
      value={stage}
      onChange={(event) => choose(event.target.value)}
    >
      {STAGE_CHOICES.map((choice) => (
        <option key={choice} value={choice}>
          {STAGE_WORDS[choice].name}
        </option>
      ))}
    </select>
  )
}

const ScaleSwitch = ({ view, panel }: { readonly view: View; readonly panel: 'dispatch' | 'slowdown' }) => {
  const scale = useView(view, (state) => state.scales[panel])
  return (
    <button
      type="button"
      className="quiet"
      aria-label="Log scale"
      aria-pressed={scale === 'log'}
      title="A step up is ten times as much; else the scale is linear"
      onClick={() => view.writer.toggleScale(panel)}
    >
      Log
    </button>
  )
}

const ReferencesSwitch = ({ view }: { readonly view: View }) => {
  const references = useView(view, (state) => state.references)
  return (
    <button
      type="button"
      className="quiet"
      aria-label="Figures of 2016"
      aria-pressed={references === 'shown'}
      title="Slowdown ratios published in 2016, to compare with"
      onClick={view.writer.toggleReferences}
    >
      2016
    </button>
  )
}

/** One of the things a reader can choose in a panel. */
export const PanelChoice = memo(({ view, control, panel }: Props) => {
  switch (control) {
    case 'stage':
      return <StageChoice view={view} />
    case 'scale':
      return panel === 'dispatch' || panel === 'slowdown' ? <ScaleSwitch view={view} panel={panel} /> : null
    case 'references':
      return <ReferencesSwitch view={view} />
    default:
      return control satisfies never
  }
})
