import './canvas.css'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'

interface Props {
  /** The picture's name, and how it is read by keyboard. */
  readonly label: string
  /** What the cursor points at, to be spoken; empty where it is nowhere. */
  readonly spoken: ReactNode
  /** px, where the picture is higher than its panel. */
  readonly height?: number
  /** The pointer is over a pixel of the picture; null: it left. */
  readonly onPoint: (at: { readonly x: number; readonly y: number } | null) => void
  /** @returns whether the key was one of the picture's */
  readonly onKey: (key: string) => boolean
  readonly children: ReactNode
}

/**
 * A picture in which one can look around: by pointer, or by keys when it has the focus. It says what the cursor points
 * at when the cursor moves, not when figures do.
 */
export const Explorer = ({ label, spoken, height, onPoint, onKey, children }: Props) => {
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    onPoint({ x: event.clientX - left, y: event.clientY - top })
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!onKey(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // Assistive technology must pass the keys on, as to the other charts.
    <div
      className="explorer"
      style={{ height }}
      role="application"
      aria-label={label}
      tabIndex={0}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
      onPointerCancel={() => onPoint(null)}
      onBlur={() => onPoint(null)}
      onKeyDown={press}
    >
      {children}
      <p role="status" aria-label="Reading" className="visually-hidden">
        {spoken}
      </p>
    </div>
  )
}
