import '../claims/claims.css'
import './sweep.css'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { SWEEP_PANEL } from './about'
import { BreakEvenView } from './break-even-view'
import { DataMapView } from './data-map-view'
import { RequestForm } from './request-form'
import { SweepView } from './sweep-view'
import { useSweep } from './use-sweep'
import { WhatIf } from './what-if'

/** How many workers, found by experiment. */
export const SweepPanel = () => {
  const hold = useSweep()
  const isOpen = hold.state.kind === 'running' || hold.state.kind === 'paused'
  return (
    <PanelFrame {...SWEEP_PANEL} element="section" body="flow">
      <div className="sweep">
        {!isOpen && <RequestForm hold={hold} />}
        <SweepView hold={hold} />
        <WhatIf />
        <BreakEvenView />
        <DataMapView />
      </div>
    </PanelFrame>
  )
}
