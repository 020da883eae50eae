import './plan-editor.css'
import { type PointerEvent, useRef, useState } from 'react'
import { type Plan, planText, readPlan } from '../../../domain/experiments/plan'
import { type Corner, cornersOf, lineOf, movedCorner, withoutPart, withPart } from './edits'

interface Props {
  /** The plan as it is; empty where there is none. */
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Of the picture, in its own units; the page stretches it to the width there is. */
const WIDTH = 280
const HEIGHT = 96
const PAD = 12
/** What one press of a key moves. */
const KEY_STEPS: Readonly<Record<string, { readonly factor?: number; readonly ms?: number }>> = {
  ArrowUp: { factor: 1 },
  ArrowDown: { factor: -1 },
  ArrowRight: { ms: 1000 },
  ArrowLeft: { ms: -1000 },
}

const FIRST: Plan = [{ from: 1, to: 1, ms: 5000 }]

const partsOf = (text: string): Plan => {
  const read = text === '' ? null : readPlan(text)
  return read?.kind === 'plan' ? read.parts : FIRST
}

/** What a picture of the plan needs to know of its size. */
const scaleOf = (parts: Plan) => {
  const totalMs = cornersOf(parts).at(-1)?.ms ?? 1
  const most = Math.max(2, ...parts.flatMap(({ from, to }) => [from, to]))
  return {
    x: (ms: number) => PAD + (ms / totalMs) * (WIDTH - 2 * PAD),
    y: (factor: number) => HEIGHT - PAD - (factor / most) * (HEIGHT - 2 * PAD),
    msPerUnit: totalMs / (WIDTH - 2 * PAD),
    factorPerUnit: most / (HEIGHT - 2 * PAD),
  }
}

const valueText = (parts: Plan, { index }: Corner): string => {
  const part = parts[index]
  return part ? planText([part]) : ''
}

/** A drawn line of demand over time: each part ends in a handle that pointer and arrow keys move. */
export const PlanEditor = ({ text, onChange }: Props) => {
  const [drawn, setDrawn] = useState<Plan | null>(null)
  const drag = useRef<{ readonly index: number; readonly x: number; readonly y: number; parts: Plan } | null>(
    null,
  )
  const parts = drawn ?? partsOf(text)
  // While a handle is dragged the picture keeps its scale, else it would run away from the pointer.
  const scale = scaleOf(drag.current?.parts ?? parts)
  const change = (changed: Plan) => onChange(planText(changed))

  const grab = (event: PointerEvent<SVGElement>, index: number) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { index, x: event.clientX, y: event.clientY, parts }
  }
  const pull = (event: PointerEvent<SVGElement>) => {
    const { current } = drag
    const width = event.currentTarget.ownerSVGElement?.getBoundingClientRect().width
    if (!current || !width) return
    const unit = WIDTH / width
    const by = {
      ms: (event.clientX - current.x) * unit * scale.msPerUnit,
      factor: (current.y - event.clientY) * unit * scale.factorPerUnit,
    }
    setDrawn(movedCorner(current.parts, current.index, by))
  }
  const drop = () => {
    if (drag.current && drawn) change(drawn)
    drag.current = null
    setDrawn(null)
  }

  return (
    <fieldset className="plan-editor" aria-label="Demand over time, drawn">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title>Demand over time</title>
        <line className="plan-axis" x1={PAD} x2={WIDTH - PAD} y1={scale.y(0)} y2={scale.y(0)} />
        <line className="plan-one" x1={PAD} x2={WIDTH - PAD} y1={scale.y(1)} y2={scale.y(1)} />
        <polyline
          className="plan-line"
          points={lineOf(parts)
            .map(({ ms, factor }) => `${scale.x(ms)},${scale.y(factor)}`)
            .join(' ')}
        />
        {cornersOf(parts).map((corner) => (
          <circle
            key={corner.index}
            className="plan-handle"
            cx={scale.x(corner.ms)}
            cy={scale.y(corner.factor)}
            r={7}
            role="slider"
            tabIndex={0}
            aria-label={`Part ${corner.index + 1}`}
            aria-valuenow={corner.factor}
            aria-valuemin={0}
            aria-valuetext={valueText(parts, corner)}
            onPointerDown={(event) => grab(event, corner.index)}
            onPointerMove={pull}
            onPointerUp={drop}
            onPointerCancel={drop}
            onKeyDown={(event) => {
              const step = KEY_STEPS[event.key]
              if (!step && event.key !== 'Delete') return
              event.preventDefault()
              change(step ? movedCorner(parts, corner.index, step) : withoutPart(parts, corner.index))
            }}
          />
        ))}
      </svg>
      <div className="plan-acts">
        <button type="button" className="small" onClick={() => change(withPart(parts, 'step'))}>
          Add a step
        </button>
        <button type="button" className="small" onClick={() => change(withPart(parts, 'ramp'))}>
          Add a ramp
        </button>
        <button
          type="button"
          className="small quiet"
          onClick={() => (parts.length > 1 ? change(withoutPart(parts, parts.length - 1)) : onChange(''))}
        >
          Remove the last
        </button>
      </div>
      <p className="field-help">
        Drag a point, or move it with the arrow keys: up and down is the factor, left and right the length;
        Delete takes it away.
      </p>
    </fieldset>
  )
}
