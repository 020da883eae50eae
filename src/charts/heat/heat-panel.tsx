import './heat.css'
import { useMemo } from 'react'
import type { TimelinePoint } from '../../domain/snapshot'
import { clockFloor } from '../canvas/clock-floor'
import { useGround } from '../canvas/ground'
import { Sized } from '../canvas/sized'
import { doubtOf } from '../doubt'
import { useTimePlace } from '../frame/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { type LiveSource, useLive } from '../live-source'
import { timeAxisAt } from '../time-axis'
import { HEAT } from './about'
import { HeatLegend } from './heat-legend'
import { HeatPicture } from './heat-picture'
import { HeatTable } from './heat-table'
import { heatView } from './heat-view'
import { rampOn } from './ramp'

const NO_POINTS: readonly TimelinePoint[] = []

export const HeatPanel = ({ live }: { readonly live: LiveSource }) => {
  const snapshot = useLive(live, 'heavy')
  const place = useTimePlace()
  const ground = useGround()
  const ramp = useMemo(() => rampOn(ground), [ground])
  const at = snapshot?.at ?? 0
  const time = useMemo(() => timeAxisAt(at), [at])
  const timeline = snapshot?.timeline ?? NO_POINTS
  const view = useMemo(() => heatView(timeline, time.domain), [timeline, time])
  const floor = clockFloor(snapshot)
  return (
    <PanelFrame
      {...HEAT}
      doubt={doubtOf(snapshot?.checks ?? [], HEAT.id)}
      legend={<HeatLegend ramp={ramp} top={view.top} />}
      table={<HeatTable points={view.points} description={HEAT.description} floor={floor} />}
      isEmpty={view.top === 0}
    >
      <Sized>{(size) => <HeatPicture {...{ snapshot, view, time, ramp, floor, size, place }} />}</Sized>
    </PanelFrame>
  )
}
