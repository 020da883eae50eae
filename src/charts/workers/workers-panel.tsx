import { formatWhole } from '../../domain/text'
import './workers.css'
import { useMemo } from 'react'
import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'
import { useGround } from '../canvas/ground'
import { Sized } from '../canvas/sized'
import { usePicture } from '../canvas/use-picture'
import { doubtOf } from '../frame/doubt/doubt'
import { useTimePlace } from '../frame/menu/panel-controls'
import { PanelFrame } from '../frame/panel-frame'
import { WORKERS } from './about'
import { workerColours } from './worker-colours'
import { WorkerTable } from './worker-table'
import { WorkersPicture } from './workers-picture'

const NO_POINTS: readonly TimelinePoint[] = []
const NO_HISTORIES: readonly WorkerHistory[] = []

export const WorkersPanel = () => {
  const [{ snapshot, time }, mark] = usePicture()
  const place = useTimePlace()
  const ground = useGround()
  const colours = useMemo(() => workerColours(ground), [ground])
  const points = snapshot?.timeline ?? NO_POINTS
  const histories = snapshot?.workerHistories ?? NO_HISTORIES
  const field = useMemo(() => ({ histories, points }), [histories, points])
  const held = histories.reduce((sum, { holding }) => sum + holding, 0)
  return (
    <PanelFrame
      {...WORKERS}
      doubt={doubtOf(snapshot?.checks ?? [], WORKERS.id)}
      legend={(['busy', 'held'] as const).map((name) => (
        <span key={name} className="worker-key">
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
          <WorkerTable histories={histories} points={points} />
        </div>
      }
      isEmpty={histories.length === 0}
    >
      <div className="histories">
        <Sized mark={mark}>
          {(size) => <WorkersPicture {...{ snapshot, field, time, colours, size, place }} />}
        </Sized>
      </div>
    </PanelFrame>
  )
}
