import { ReferenceLine } from 'recharts'
import type { Mark } from '../domain/snapshot'
import { type DrawnMark, placeMarks } from './mark-labels'

/** Distance of a label from its line and from the plot below it, px. */
const LABEL_OFFSET = { x: 4, y: 4 } as const

interface LabelProps {
  readonly viewBox?: { readonly x?: number; readonly y?: number }
}

/** A label in the margin above the plot, where it covers no data. */
const markLabel =
  ({ label, side }: DrawnMark) =>
  ({ viewBox }: LabelProps) => (
    <text
      className="mark-label"
      x={(viewBox?.x ?? 0) + (side === 'right' ? LABEL_OFFSET.x : -LABEL_OFFSET.x)}
      y={(viewBox?.y ?? 0) - LABEL_OFFSET.y}
      textAnchor={side === 'right' ? 'start' : 'end'}
    >
      {label}
    </text>
  )

/** A line at each change of settings. A function, not a component: the chart looks for its own kind of children. */
export const chartMarks = (
  marks: readonly Mark[],
  domain: readonly [number, number],
  plotWidth: number,
  isLabelled: boolean,
) =>
  placeMarks(marks, domain, plotWidth).map((mark, order) => (
    <ReferenceLine
      key={`${mark.t}-${order}`}
      x={mark.t}
      className="mark"
      stroke="var(--mark)"
      label={isLabelled && mark.label !== null ? markLabel(mark) : false}
    />
  ))
