import { useChartPicture } from '../picture-context'
import { lineNames } from './line-names'

/** Each line is named where it ends: a legend beside the picture would have to be looked up. */
export const SeriesLabels = () => {
  const names = lineNames(useChartPicture())
  if (names.length === 0) return null
  return (
    <g className="series-labels">
      {names.map(({ id, label, hue, x, y }) => (
        <text key={id} x={x} y={y} dominantBaseline="central" style={{ fill: hue }}>
          {label}
        </text>
      ))}
    </g>
  )
}
