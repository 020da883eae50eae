import { labelWidth } from '../../frame/labels/label-width'
import { textScale } from '../../frame/labels/text-scale'
import { useChartPicture } from '../picture-context'
import { lineNames, nameHeight } from './line-names'
import { LABEL_INSET, lineHeight, placeReferences, topOf } from './reference-labels'

/** Distance of a label's base line from its upper edge, px. */
const BASE = 9

/** Published figures to compare with: dashed, labelled on the line, with their source on hover. */
export const ReferencesLayer = () => {
  const picture = useChartPicture()
  const { panel, box, yOf } = picture
  if (panel.references.length === 0) return null
  const inPlot = (value: number) => {
    const y = yOf(value)
    return y >= box.top && y <= box.top + box.height ? y : null
  }
  const names = lineNames(picture).map(({ x, y, width }) => ({
    left: x - box.left,
    right: x - box.left + width,
    top: y - nameHeight() / 2,
    bottom: y + nameHeight() / 2,
  }))
  const drawn = placeReferences(panel.references, inPlot, box, names)
  const right = box.left + box.width
  return (
    <g className="references">
      {drawn.map(({ value, source, y }) => (
        <line key={value} x1={box.left} x2={right} y1={y} y2={y}>
          <title>{source}</title>
        </line>
      ))}
      {/* After all lines, and on a ground of its own: none crosses the label of another. */}
      {drawn.map(({ value, label, source, y, place }) => {
        if (!place) return null
        const isLeft = place.side === 'left'
        const width = labelWidth(label)
        const top = topOf(y, place.at)
        return (
          <g key={value}>
            <rect
              x={isLeft ? box.left + LABEL_INSET : right - LABEL_INSET - width}
              y={top}
              width={width}
              height={lineHeight()}
            />
            <text
              x={isLeft ? box.left + LABEL_INSET : right - LABEL_INSET}
              y={top + BASE * textScale()}
              textAnchor={isLeft ? 'start' : 'end'}
            >
              {label}
              <title>{source}</title>
            </text>
          </g>
        )
      })}
    </g>
  )
}
