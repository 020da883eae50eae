import { useCallback, useMemo, useState } from 'react'
import type { Snapshot } from '../../domain/snapshot'
import { Explorer } from '../canvas/explorer'
import { type Paint, PixelCanvas } from '../canvas/pixel-canvas'
import { ReadOut } from '../canvas/read-out'
import { SharedMoment, useTellMoment } from '../canvas/shared-moment'
import type { TimePlace } from '../frame/menu/panel-controls'
import { plotBoxOf, xOfTime } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import { marksOf } from '../timeline/marks/marks-of'
import type { TimeAxis } from '../timeline/time-axis'
import { InterruptionShades, MarkLines, TimeGrid } from '../timeline/time-layers'
import { WORKERS } from './about'
import { paintWorkers, type WorkerColours } from './paint-workers'
import {
  type WorkerCell,
  type WorkerField,
  type WorkerWords,
  workerCellAt,
  workerCellByKey,
  workerWords,
} from './worker-cursor'
import { WorkerLabels } from './worker-labels'
import { layRows } from './worker-rows'

interface Props {
  readonly snapshot: Snapshot | null
  readonly field: WorkerField
  readonly time: TimeAxis
  readonly colours: WorkerColours
  readonly size: Size
  readonly place: TimePlace
}

const linesOf = ({ busy, held, now }: WorkerWords) => [
  { name: 'busy', figure: busy },
  { name: 'held', figure: held },
  { name: 'now', figure: now },
]

export const WorkersPicture = ({ snapshot, field, time, colours, size: shown, place }: Props) => {
  const [cell, setCell] = useState<WorkerCell | null>(null)
  const tell = useTellMoment(WORKERS.id)
  const choose = (next: WorkerCell | null, how: 'pointer' | 'keys') => {
    setCell(next)
    tell(next?.t ?? null, how)
  }
  const { histories, points } = field
  const { rowHeight, height } = layRows(histories.length, plotBoxOf(shown, place).height)
  // Rows that do not fit make the picture higher than its panel, which then scrolls.
  const full = shown.height + Math.max(0, height - plotBoxOf(shown, place).height)
  const { width } = shown
  const size = useMemo(() => ({ width, height: full }), [width, full])
  const box = useMemo(() => plotBoxOf(size, place), [size, place])
  const { domain } = time
  const paint: Paint = useCallback(
    (context, ratio) => paintWorkers(context, ratio, box, domain, { histories, points, rowHeight, colours }),
    [box, domain, histories, points, rowHeight, colours],
  )
  const words = workerWords(cell, field)
  const point = points.find(({ t }) => t === cell?.t)
  const row = histories.findIndex(({ id }) => id === cell?.worker)
  const cursor = words &&
    point && {
      x: xOfTime(Math.max(domain[0], point.t - point.span), box, domain),
      right: xOfTime(point.t, box, domain),
      y: box.top + row * rowHeight,
    }
  return (
    <Explorer
      label="Workers over time. Arrow keys move the cursor."
      spoken={words ? `${words.worker}, ${words.time}: busy ${words.busy}, held ${words.held}` : ''}
      height={full}
      onPoint={(at) => choose(at && workerCellAt(at.x, at.y, box, domain, rowHeight, field), 'pointer')}
      onKey={(key) => {
        const next = workerCellByKey(key, cell, field)
        if (next !== undefined) choose(next, 'keys')
        return next !== undefined
      }}
    >
      <svg {...size} aria-hidden="true">
        <InterruptionShades
          box={box}
          time={time}
          interruptions={snapshot?.interruptions ?? []}
          place={place}
        />
        <TimeGrid box={box} time={time} place={place} />
      </svg>
      <PixelCanvas size={size} paint={paint} />
      <svg {...size} aria-hidden="true">
        <MarkLines box={box} time={time} marks={marksOf(snapshot)} place={place} />
        <WorkerLabels histories={histories} box={box} rowHeight={rowHeight} />
        {cursor && (
          <rect
            className="plot-cursor"
            x={cursor.x - 0.5}
            y={cursor.y - 0.5}
            width={cursor.right - cursor.x + 1}
            height={rowHeight}
          />
        )}
      </svg>
      <SharedMoment by={WORKERS.id} box={box} domain={domain} />
      {cursor && words && (
        <ReadOut
          heading={`${words.worker}, ${words.time}`}
          lines={linesOf(words)}
          at={{ x: cursor.right, y: cursor.y }}
          box={box}
        />
      )}
    </Explorer>
  )
}
