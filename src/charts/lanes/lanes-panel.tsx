import './lanes.css'
import { useMemo } from 'react'
import type { TimelinePoint } from '../../domain/snapshot'
import type { WorkerLane } from '../../domain/worker-lane'
import { useGround } from '../canvas/ground'
import { Sized } from '../canvas/sized'
import { doubtOf } from '../doubt'
import { useTimePlace } from '../frame/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { type LiveSource, useLive } from '../live-source'
import { formatWhole } from '../quantity'
import { timeAxisAt } from '../time-axis'
import { LANES } from './about'
import { laneColours } from './lane-colours'
import { LaneTable } from './lane-table'
import { LanesPicture } from './lanes-picture'

const NO_POINTS: readonly TimelinePoint[] = []
const NO_LANES: readonly WorkerLane[] = []

export const LanesPanel = ({ live }: { readonly live: LiveSource }) => {
  const snapshot = useLive(live, 'heavy')
  const place = useTimePlace()
  const ground = useGround()
  const colours = useMemo(() => laneColours(ground), [ground])
  const at = snapshot?.at ?? 0
  const time = useMemo(() => timeAxisAt(at), [at])
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
      table={<LaneTable lanes={lanes} points={points} />}
      isEmpty={lanes.length === 0}
    >
      <div className="lanes">
        <Sized>{(size) => <LanesPicture {...{ snapshot, field, time, colours, size, place }} />}</Sized>
      </div>
    </PanelFrame>
  )
}
