import { type CSSProperties, type PointerEvent, useRef } from 'react'
import type { SliderScale } from './slider-scale'

interface Props {
  readonly id: string
  readonly scale: SliderScale
  readonly value: number
  /** The value as a screen reader says it. */
  readonly valueText: string
  readonly tickLabel: (value: number) => string
  readonly describedBy: string
  readonly onChange: (value: number) => void
}

/** Half the thumb, px, as in the style sheet: the track's ends lie this far inside the control. */
const INSET_PX = 9

const at = (position: number) => ({ '--at': position }) as CSSProperties

const positionOf = (event: PointerEvent<HTMLInputElement>) => {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  return (event.clientX - left - INSET_PX) / (width - 2 * INSET_PX)
}

/**
 * A native range input, invisible, over a track drawn to scale. The input has the role, the keyboard and the
 * focus; the pointer is taken over, because the browser's own dragging knows linear tracks only.
 */
export const Slider = ({ id, scale, value, valueText, tickLabel, describedBy, onChange }: Props) => {
  const drag = useRef<{ readonly before: number } | null>(null)
  const follow = (event: PointerEvent<HTMLInputElement>) => onChange(scale.fromPosition(positionOf(event)))
  return (
    <div className="slider">
      <div className="slider-track" style={at(scale.toPosition(value))}>
        <div className="slider-fill" />
        <div className="slider-thumb" />
      </div>
      <div className="slider-ticks" aria-hidden="true">
        {scale.ticks.map((tick) => (
          <span key={tick} style={at(scale.toPosition(tick))}>
            {tickLabel(tick)}
          </span>
        ))}
      </div>
      <input
        type="range"
        className="slider-input"
        id={id}
        {...scale.native}
        step={1}
        value={scale.toNative(value)}
        aria-valuetext={valueText}
        aria-describedby={describedBy}
        onChange={(event) => {
          // While the pointer leads, what the browser makes of it on its linear track is not meant.
          if (!drag.current) onChange(scale.fromNative(event.currentTarget.valueAsNumber))
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.preventDefault()
          event.currentTarget.focus()
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { before: value }
          follow(event)
        }}
        onPointerMove={(event) => {
          if (drag.current) follow(event)
        }}
        onPointerUp={() => {
          drag.current = null
        }}
        onPointerCancel={() => {
          // The touch became a scroll: it was not about the slider.
          if (drag.current) onChange(drag.current.before)
          drag.current = null
        }}
      />
    </div>
  )
}
