import './spectrum.css'
import { useMemo, useState } from 'react'
import type { Stage } from '../../domain/call'
import { NO_SPECTRUM } from '../../domain/spectrum'
import { Sized } from '../canvas/sized'
import { usePicture } from '../canvas/use-picture'
import { doubtOf } from '../frame/doubt'
import { PanelFrame } from '../frame/panel-frame'
import { SPECTRUM } from './about'
import { saveHgrm } from './save-hgrm'
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
      legend={<StageSwitches shown={shown} onToggle={(stage) => setShown(toggled(shown, stage))} />}
      actions={
        <>
          <button
            type="button"
            className="quiet"
            aria-label="Linear axis"
            aria-pressed={scale === 'linear'}
            onClick={() => setScale(scale === 'log' ? 'linear' : 'log')}
          >
            Linear
          </button>
          <button
            type="button"
            className="quiet"
            title="The whole call's spectrum, for the plotters of HdrHistogram"
            disabled={spectrum.call.length === 0}
            onClick={() => saveHgrm(spectrum.call, `poolscope-run-${snapshot?.run ?? 0}`)}
          >
            Save .hgrm
          </button>
        </>
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
