import './spectrum.css'
import { useMemo, useState } from 'react'
import type { Stage } from '../../domain/call'
import { NO_SPECTRUM } from '../../domain/figures/pictures/spectrum'
import { Sized } from '../canvas/sized'
import { usePicture } from '../canvas/use-picture'
import { doubtOf } from '../frame/doubt/doubt'
import { MenuAction, MenuGroup, MenuSwitch } from '../frame/menu/menu-items'
import { PanelFrame } from '../frame/panel-frame'
import { SPECTRUM } from './about'
import { saveHgrm } from './hgrm'
import { SpectrumPicture } from './spectrum-picture'
import { SpectrumTable } from './spectrum-table'
import { type LatencyScale, spectrumView } from './spectrum-view'
import { FIRST_STAGES } from './stage-style'
import { StageSwitches } from './stage-switches'

const toggled = (shown: ReadonlySet<Stage>, stage: Stage): ReadonlySet<Stage> => {
  const next = new Set(shown)
  if (!next.delete(stage)) next.add(stage)
  return next
}

export const SpectrumPanel = () => {
  const [{ snapshot, floor }, mark] = usePicture()
  const [shown, setShown] = useState<ReadonlySet<Stage>>(() => new Set(FIRST_STAGES))
  const [scale, setScale] = useState<LatencyScale>('log')
  const spectrum = snapshot?.spectrum ?? NO_SPECTRUM
  const view = useMemo(() => spectrumView(spectrum, shown, scale, floor), [spectrum, shown, scale, floor])
  return (
    <PanelFrame
      {...SPECTRUM}
      doubt={doubtOf(snapshot?.checks ?? [], SPECTRUM.id)}
      menu={
        <>
          <MenuGroup label="Chart">
            <MenuSwitch
              label="Log scale"
              isOn={scale === 'log'}
              onSwitch={(isOn) => setScale(isOn ? 'log' : 'linear')}
            />
          </MenuGroup>
          <StageSwitches shown={shown} onToggle={(stage) => setShown(toggled(shown, stage))} />
        </>
      }
      saving={
        <MenuAction
          hint="The whole call's spectrum, for the plotters of HdrHistogram"
          isEnabled={spectrum.call.length > 0}
          onAct={() => saveHgrm(spectrum.call, `poolscope-run-${snapshot?.run ?? 0}`)}
        >
          Save .hgrm
        </MenuAction>
      }
      table={
        <div ref={mark}>
          <SpectrumTable view={view} />
        </div>
      }
      isEmpty={spectrum.call.length === 0}
    >
      <Sized mark={mark}>{(size) => <SpectrumPicture view={view} size={size} />}</Sized>
    </PanelFrame>
  )
}
