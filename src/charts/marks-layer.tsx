import { usePlotArea, useXAxisScale } from 'recharts'
import type { Mark } from '../domain/snapshot'
import { placeMarks } from './mark-labels'

interface Props {
  readonly marks: readonly Mark[]
  readonly domain: readonly [number, number]
  readonly isLabelled: boolean
}

/** Distance of a label from its line, and from the plot below it, px. */
const LABEL_OFFSET = { x: 4, y: 4 } as const

/**
 * A line at each change of settings, and its label in the margin above the plot, where it covers no data.
 * Drawn by hand: the chart library would register and lay out each of forty lines anew at every redraw.
 */
export const MarksLayer = ({ marks, domain, isLabelled }: Props) => {
  const xOf = useXAxisScale()
  const plot = usePlotArea()
  if (!xOf || !plot) return null
  return (
    <g className="marks">
      {placeMarks(marks, domain, plot.width).map(({ t, label, side }, order) => {
        const x = Math.round(xOf(t) ?? 0) + 0.5
        return (
          // Two marks may share a moment, so that only their order tells them apart.
          <g key={`${t}-${order}`}>
            <line x1={x} x2={x} y1={plot.y} y2={plot.y + plot.height} stroke="var(--mark)" />
            {isLabelled && label !== null && (
              <text
                x={side === 'right' ? x + LABEL_OFFSET.x : x - LABEL_OFFSET.x}
                y={plot.y - LABEL_OFFSET.y}
                textAnchor={side === 'right' ? 'start' : 'end'}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
