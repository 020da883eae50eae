import { useCallback, useMemo, useState } from 'react'
import type { Snapshot } from '../../domain/snapshot'
import { Explorer } from '../canvas/explorer'
import { type Paint, PixelCanvas } from '../canvas/pixel-canvas'
import { ReadOut } from '../canvas/read-out'
import type { TimePlace } from '../frame/panel-controls'
import { plotBoxOf, xOfTime } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import type { TimeAxis } from '../timeline/time-axis'
import { InterruptionShades, MarkLines, TimeGrid } from '../timeline/time-layers'
import { type LaneColours, paintLanes } from './paint-workers'
import {
  type LaneCell,
  type LaneField,
  type LaneWords,
  laneCellAt,
  laneCellByKey,
  laneWords,
} from './worker-cursor'
import { LaneLabels } from './worker-labels'
import { layRows } from './worker-rows'

interface Props {
  readonly snapshot: Snapshot | null
  readonly field: LaneField
  readonly time: TimeAxis
  readonly colours: LaneColours
  readonly size: Size
  readonly place: TimePlace
}

const linesOf = ({ busy, held, now }: LaneWords) => [
  { name: 'busy', figure: busy },
  { name: 'held', figure: held },
  { name: 'now', figure: now },
]

export const LanesPicture = ({ snapshot, field, time, colours, size: shown, place }: Props) => {
  const [cell, setCell] = useState<LaneCell | null>(null)
  const { lanes, points } = field
  const { rowHeight, height } = layRows(lanes.length, plotBoxOf(shown, place).height)
  // Rows that do not fit make the picture higher than its panel, which then scrolls.
  const full = shown.height + Math.max(0, height - plotBoxOf(shown, place).height)
  const { width } = shown
  const size = useMemo(() => ({ width, height: full }), [width, full])
  const box = useMemo(() => plotBoxOf(size, place), [size, place])
  const { domain } = time
  const paint: Paint = useCallback(
    (context, ratio) => paintLanes(context, ratio, box, domain, { lanes, points, rowHeight, colours }),
    [box, domain, lanes, points, rowHeight, colours],
  )
  const words = laneWords(cell, field)
  const point = points.find(({ t }) => t === cell?.t)
  const row = lanes.findIndex(({ id }) => id === cell?.worker)
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
      onPoint={(at) => setCell(at && laneCellAt(at.x, at.y, box, domain, rowHeight, field))}
      onKey={(key) => {
        const next = laneCellByKey(key, cell, field)
        if (next !== undefined) setCell(next)
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
        <MarkLines box={box} time={time} marks={snapshot?.marks ?? []} place={place} />
        <LaneLabels lanes={lanes} box={box} rowHeight={rowHeight} />
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
