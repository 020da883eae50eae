import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { type PlotBox, timeAtX, xOfTime } from '../frame/plot-box'

interface Props {
  readonly domain: readonly [number, number]
  readonly box: PlotBox
  readonly onZoom: (from: number, to: number) => void
  readonly onResetZoom: () => void
  readonly children: ReactNode
}

/** A click with an unsteady hand is no drag. px */
const LEAST_DRAG = 5

interface Drag {
  /** Moments of the run, ms: the chart may scroll on under the hand. */
  readonly from: number
  readonly to: number
}

/**
 * Dragging across a chart chooses a stretch of time; a double click goes back. For mouse and pen: a finger scrolls
 * the page, and has the handles of the time strip.
 */
export const DragZoom = ({ domain, box, onZoom, onResetZoom, children }: Props) => {
  const [drag, setDrag] = useState<Drag | null>(null)
  const pressedAt = useRef<{ readonly x: number; readonly t: number } | null>(null)

  const xOf = ({ currentTarget, clientX }: PointerEvent) =>
    clientX - currentTarget.getBoundingClientRect().left
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const x = xOf(event)
    pressedAt.current = { x, t: timeAtX(x, box, domain) }
  }
  const move = (event: PointerEvent) => {
    const pressed = pressedAt.current
    const x = xOf(event)
    if (!pressed || (!drag && Math.abs(x - pressed.x) < LEAST_DRAG)) return
    if (!drag) event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: pressed.t, to: timeAtX(x, box, domain) })
  }
  const end = () => {
    pressedAt.current = null
    setDrag(null)
  }
  const release = () => {
    if (drag) onZoom(drag.from, drag.to)
    end()
  }

  const left = drag && xOfTime(Math.min(drag.from, drag.to), box, domain)
  const right = drag && xOfTime(Math.max(drag.from, drag.to), box, domain)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the time bar does the same by keyboard and by finger
    <div
      className="drag-zoom"
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={end}
      onDoubleClick={onResetZoom}
    >
      {children}
      {left !== null && right !== null && (
        <div className="drag-selection" style={{ left, width: right - left }} />
      )}
    </div>
  )
}
