import { useCallback, useMemo, useState } from 'react'
import { HEAT_ROWS, heatRowFrom } from '../../domain/figures/pictures/heat'
import type { Snapshot } from '../../domain/snapshot'
import { formatRoundDuration } from '../../domain/text'
import { Explorer } from '../canvas/explorer'
import { type Paint, PixelCanvas } from '../canvas/pixel-canvas'
import { ReadOut } from '../canvas/read-out'
import { SharedMoment, useTellMoment } from '../canvas/shared-moment'
import { ValueTicks } from '../canvas/value-ticks'
import type { TimePlace } from '../frame/menu/panel-controls'
import { plotBoxOf, xOfTime } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import { marksOf } from '../timeline/marks/marks-of'
import type { TimeAxis } from '../timeline/time-axis'
import { InterruptionShades, MarkLines, TimeGrid } from '../timeline/time-layers'
import { HEAT } from './about'
import { type CellWords, cellAt, cellWords, type HeatCell, movedByKey, pointOfCell } from './heat-cursor'
import { cellHeightOf, type HeatView } from './heat-view'
import { paintHeat } from './paint-heat'

interface Props {
  readonly snapshot: Snapshot | null
  readonly view: HeatView
  readonly time: TimeAxis
  readonly ramp: readonly string[]
  /** The least latency that the clock tells, µs. */
  readonly floor: number
  readonly size: Size
  readonly place: TimePlace
}

const linesOf = ({ band, count, share }: CellWords) => [
  { name: 'latency', figure: band },
  { name: 'in this cell', figure: count },
  ...(share === null ? [] : [{ name: 'share', figure: share }]),
]
const spokenOf = ({ time, band, count, share }: CellWords) =>
  [time, band, count, share].filter((part) => part !== null).join(', ')

export const HeatPicture = ({ snapshot, view, time, ramp, floor, size, place }: Props) => {
  const [cell, setCell] = useState<HeatCell | null>(null)
  const tell = useTellMoment(HEAT.id)
  const choose = (next: HeatCell | null, how: 'pointer' | 'keys') => {
    setCell(next)
    tell(next?.t ?? null, how)
  }
  const box = useMemo(() => plotBoxOf(size, place), [size, place])
  const { domain } = time
  const paint: Paint = useCallback(
    (context, ratio) => paintHeat(context, ratio, box, domain, view, ramp),
    [box, domain, view, ramp],
  )
  const yOf = (us: number) => box.top + box.height * (1 - cellHeightOf(us, view))
  const point = pointOfCell(cell, view)
  const words = cell && point ? cellWords(cell, point, floor) : null
  const open = view.points.at(-1)
  const isFloorShown = cellHeightOf(floor, view) > 0 && cellHeightOf(floor, view) < 1
  const cursor = cell &&
    point && {
      x: xOfTime(Math.max(domain[0], point.t - point.span), box, domain),
      right: xOfTime(point.t, box, domain),
      y: yOf(heatRowFrom(Math.min(HEAT_ROWS, cell.row + 1))),
      bottom: yOf(heatRowFrom(cell.row)),
    }
  return (
    <Explorer
      label="Latency heat map over time. Arrow keys move the cursor."
      spoken={words ? spokenOf(words) : ''}
      onPoint={(at) => choose(at && cellAt(at.x, at.y, box, domain, view), 'pointer')}
      onKey={(key) => {
        const next = movedByKey(key, cell, view)
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
        <ValueTicks
          box={box}
          ticks={view.ticks.map((us) => ({ label: formatRoundDuration(us), y: yOf(us) }))}
        />
      </svg>
      <PixelCanvas size={size} paint={paint} />
      <svg {...size} aria-hidden="true">
        {isFloorShown && (
          <g className="plot-floor">
            <line x1={box.left} x2={box.left + box.width} y1={yOf(floor)} y2={yOf(floor)} />
            <text x={box.left + box.width - 4} y={yOf(floor) + 11} textAnchor="end">
              under {formatRoundDuration(floor)} the clock does not tell
            </text>
          </g>
        )}
        <MarkLines box={box} time={time} marks={marksOf(snapshot)} place={place} />
        {open && !open.complete && (
          <line
            className="plot-open"
            x1={xOfTime(open.t - open.span, box, domain)}
            x2={xOfTime(open.t - open.span, box, domain)}
            y1={box.top}
            y2={box.top + box.height}
          />
        )}
        {cursor && (
          <rect
            className="plot-cursor"
            x={cursor.x - 0.5}
            y={cursor.y - 0.5}
            width={cursor.right - cursor.x + 1}
            height={cursor.bottom - cursor.y + 1}
          />
        )}
      </svg>
      <SharedMoment by={HEAT.id} box={box} domain={domain} />
      {cursor && words && (
        <ReadOut
          heading={words.time}
          lines={linesOf(words)}
          at={{ x: cursor.right, y: cursor.y }}
          box={box}
        />
      )}
    </Explorer>
  )
}
