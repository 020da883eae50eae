import './workers.css'
import { useMemo } from 'react'
import type { TimelinePoint } from '../../domain/snapshot'
import type { WorkerLane } from '../../domain/worker-history'
import { useGround } from '../canvas/ground'
import { Sized } from '../canvas/sized'
import { usePicture } from '../canvas/use-picture'
import { formatWhole } from '../definitions/quantity'
import { doubtOf } from '../frame/doubt'
import { useTimePlace } from '../frame/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { LANES } from './about'
import { laneColours } from './worker-colours'
import { LaneTable } from './worker-table'
import { LanesPicture } from './workers-picture'

const NO_POINTS: readonly TimelinePoint[] = []
const NO_LANES: readonly WorkerLane[] = []

export const LanesPanel = () => {
  const [{ snapshot, time }, mark] = usePicture()
  const place = useTimePlace()
  const ground = useGround()
  const colours = useMemo(() => laneColours(ground), [ground])
  const points = snapshot?.timeline ?? NO_POINTS
  const lanes = snapshot?.lanes ?? NO_LANES
  const field = useMemo(() => ({ lanes, points }), [lanes, points])
  const held = lanes.reduce((sum, { holding }) => sum + holding, 0)
  return (
    <PanelFrame
      {...LANES}
      doubt={doubtOf(snapshot?.checks ?? [], LANES.id)}
      legend={(['busy', 'held'] as const).map((name) => (
        <span key={name} className="lane-key">
          <i style={{ background: colours[name] }} />
          {name}
        </span>
      ))}
      now={
        <span>
          held now <b>{formatWhole(held)}</b>
        </span>
      }
      table={
        <div ref={mark}>
          <LaneTable lanes={lanes} points={points} />
        </div>
      }
      isEmpty={lanes.length === 0}
    >
      <div className="lanes">
        <Sized mark={mark}>
          {(size) => <LanesPicture {...{ snapshot, field, time, colours, size, place }} />}
        </Sized>
      </div>
    </PanelFrame>
  )
}
