import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'
import type { Mark, Snapshot } from '../../domain/snapshot'
import { useChartBoard } from '../live/board-context'
import { useView } from '../live/use-view'
import { SHORTEST_ZOOM } from '../timeline/time-axis'
import { type BrushedStretch, brushed, type Grip, stretchOf } from './brushed'
import { overviewOf, overviewPath } from './overview'

/** The strip's own units: it is stretched to its place. */
const BOX = { width: 1000, height: 30 } as const
/** What a key moves a grip by, ms; the ends of the run for Home and End. */
const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1000,
  ArrowDown: -1000,
  ArrowRight: 1000,
  ArrowUp: 1000,
  PageDown: -10_000,
  PageUp: 10_000,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}
const GRIPS = [
  { grip: 'both', name: 'Move zoom' },
  { grip: 'from', name: 'Zoom from' },
  { grip: 'to', name: 'Zoom to' },
] as const satisfies readonly { readonly grip: Grip; readonly name: string }[]

/** Buckets after which the overview is drawn anew: once a second. */
const REDRAW_AFTER = 4

interface CourseProps {
  readonly run: number
  /** Changes when it is time to draw anew. */
  readonly step: number
  readonly end: number
  readonly marks: readonly Mark[]
}

/** The course of the run. */
const Course = memo(
  ({ end, marks }: CourseProps) => {
    const { history } = useChartBoard()
    return (
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} preserveAspectRatio="none" aria-hidden="true">
        {marks.map(({ t }, order) => (
          <line
            // Two marks may share a moment.
            key={`${t}-${order}`}
            x1={(t / end) * BOX.width}
            x2={(t / end) * BOX.width}
            y2={BOX.height}
          />
        ))}
        <path d={overviewPath(overviewOf(history), end, BOX)} />
      </svg>
    )
  },
  (a, b) => a.run === b.run && a.step === b.step && a.marks.length === b.marks.length,
)

interface Props {
  readonly snapshot: Snapshot
}

const seconds = (ms: number) => Math.round(ms / 100) / 10

/** The whole run so far, and the stretch of it that the charts show: its ends can be moved, and it as a whole. */
export const TimeStrip = ({ snapshot }: Props) => {
  const { history, view } = useChartBoard()
  const zoom = useView(view, (state) => state.zoom)
  const strip = useRef<HTMLDivElement>(null)
  const held = useRef<{ readonly x: number; readonly stretch: BrushedStretch } | null>(null)

  const end = snapshot.at
  const { first, end: count } = history.kept()
  const oldest = first > 0 ? Math.min(history.timeOf(first), end) : 0
  const stretch = stretchOf(zoom, end)
  if (end < SHORTEST_ZOOM) return <div className="time-strip" />

  const shareOf = (t: number) => `${(t / end) * 100}%`
  const msPerPixel = () => end / Math.max(1, strip.current?.clientWidth ?? 1)
  const move = (from: BrushedStretch, grip: Grip, by: number) =>
    view.writer.zoomTo(brushed(from, grip, by, oldest, end))

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, stretch }
  }
  const drag = (event: PointerEvent, grip: Grip) => {
    if (held.current) move(held.current.stretch, grip, (event.clientX - held.current.x) * msPerPixel())
  }
  const letGo = () => {
    held.current = null
  }
  const jump = (event: PointerEvent) => {
    if (event.button !== 0) return
    const t = (event.clientX - event.currentTarget.getBoundingClientRect().left) * msPerPixel()
    move(stretch, 'both', t - (stretch.from + stretch.to) / 2)
  }
  const step = (event: KeyboardEvent, grip: Grip) => {
    const by = KEY_STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(stretch, grip, by)
  }
  const places = {
    both: { left: shareOf(stretch.from), right: shareOf(end - stretch.to) },
    from: { left: shareOf(stretch.from) },
    to: { left: shareOf(stretch.to) },
  } as const
  return (
    <div className="time-strip" ref={strip} onPointerDown={jump}>
      <Course
        run={snapshot.run}
        step={Math.floor(count / REDRAW_AFTER) + (snapshot.phase.kind === 'finished' ? 0.5 : 0)}
        end={end}
        marks={snapshot.marks}
      />
      {GRIPS.map(({ grip, name }) => (
        <div
          key={grip}
          className={`time-grip time-grip-${grip}`}
          style={places[grip]}
          role="slider"
          tabIndex={0}
          aria-label={name}
          aria-valuemin={seconds(oldest)}
          aria-valuemax={seconds(end)}
          aria-valuenow={seconds(grip === 'to' ? stretch.to : stretch.from)}
          aria-valuetext={
            grip === 'both'
              ? `${seconds(stretch.from)} to ${seconds(stretch.to)} s`
              : `${seconds(grip === 'from' ? stretch.from : stretch.to)} s`
          }
          onPointerDown={press}
          onPointerMove={(event) => drag(event, grip)}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onKeyDown={(event) => step(event, grip)}
        />
      ))}
    </div>
  )
}
