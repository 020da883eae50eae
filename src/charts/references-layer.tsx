import { usePlotArea, useYAxisScale } from 'recharts'
import type { Reference } from './panel'
import { placeReferences } from './reference-labels'

const LABEL_OFFSET = { x: 4, y: 3 } as const

/** Published figures to compare with: dashed, labelled on the line, with their source on hover. */
export const ReferencesLayer = ({ references }: { readonly references: readonly Reference[] }) => {
  const plot = usePlotArea()
  const yOf = useYAxisScale()
  if (!plot || !yOf || references.length === 0) return null
  const inPlot = (value: number) => {
    const y = yOf(value) ?? Number.NaN
    return y >= plot.y && y <= plot.y + plot.height ? y : null
  }
  const drawn = placeReferences(references, inPlot, plot.width)
  const right = plot.x + plot.width
  return (
    <g className="references">
      {drawn.map(({ value, y }) => (
        <line key={value} x1={plot.x} x2={right} y1={y} y2={y} />
      ))}
      {/* After all lines: one must not cross the label of another. */}
      {drawn.map(
        ({ value, label, source, y, side }) =>
          side !== 'none' && (
            <text
              key={value}
              x={side === 'left' ? plot.x + LABEL_OFFSET.x : right - LABEL_OFFSET.x}
              y={y - LABEL_OFFSET.y}
              textAnchor={side === 'left' ? 'start' : 'end'}
            >
              {label}
              <title>{source}</title>
            </text>
          ),
      )}
    </g>
  )
}
