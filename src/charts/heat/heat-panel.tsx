import './heat.css'
import { useMemo } from 'react'
import { useGround } from '../canvas/ground'
import { Sized } from '../canvas/sized'
import { usePicture } from '../canvas/use-picture'
import { doubtOf } from '../frame/doubt/doubt'
import { useTimePlace } from '../frame/menu/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { HEAT } from './about'
import { rampOn } from './colours/ramp'
import { HeatLegend } from './heat-legend'
import { HeatPicture } from './heat-picture'
import { HeatTable } from './heat-table'
import { heatView } from './heat-view'

export const HeatPanel = () => {
  const [{ snapshot, time, rows, floor }, mark] = usePicture()
  const place = useTimePlace()
  const ground = useGround()
  const ramp = useMemo(() => rampOn(ground), [ground])
  const view = useMemo(
    () =>
      heatView(
        rows.flatMap(({ point }) => (point ? [point] : [])),
        time.domain,
      ),
    [rows, time],
  )
  return (
    <PanelFrame
      {...HEAT}
      doubt={doubtOf(snapshot?.checks ?? [], HEAT.id)}
      legend={<HeatLegend ramp={ramp} top={view.top} />}
      table={
        <div ref={mark}>
          <HeatTable points={view.points} description={HEAT.description} floor={floor} />
        </div>
      }
      isEmpty={view.top === 0}
    >
      <Sized mark={mark}>
        {(size) => <HeatPicture {...{ snapshot, view, time, ramp, floor, size, place }} />}
      </Sized>
    </PanelFrame>
  )
}
