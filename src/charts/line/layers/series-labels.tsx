import { labelWidth } from '../../frame/labels/label-width'
import { placeLabels } from '../../frame/labels/place-labels'
import { textScale } from '../../frame/labels/text-scale'
import { xOfTime } from '../../frame/plot-box'
import { plottedRange } from '../axis/panel-axis'
import { useChartPicture } from '../picture-context'
import { hueOf } from '../series-hue'

/** Between the end of a line and its name; between a name and the edge of the picture. px */
const GAP = { line: 7, edge: 3 } as const
const LINE_PX = 12.5

/** Each line is named where it ends: a legend beside the picture would have to be looked up. */
export const SeriesLabels = () => {
  const { panel, scene, box, yOf, width } = useChartPicture()
  const { rows, time, floor } = scene
  const last = rows.findLast(({ t, point }) => point !== null && t <= time.domain[1])
  if (!last) return null
  const scale = textScale()
  const ends = panel.shown.flatMap((series) => {
    // The newest figure that it has: it may have none in the last bucket.
    const row = rows.findLast(
      (one) => one.t <= time.domain[1] && plottedRange(panel, series, one.point, floor),
    )
    const range = row && plottedRange(panel, series, row.point, floor)
    if (!range) return []
    const [low, high] = range
    const y = series.kind === 'layer' ? (yOf(low) + yOf(high)) / 2 : yOf(high)
    return [{ id: series.id, label: series.label, hue: hueOf(panel, series), y }]
  })
  const x = xOfTime(last.t, box, time.domain) + GAP.line * scale
  return (
    <g className="series-labels">
      {placeLabels(ends, box, LINE_PX * scale).map(({ id, label, hue, y }) => (
        <text
          key={id}
          x={Math.min(x, width - labelWidth(label) - GAP.edge)}
          y={y}
          dominantBaseline="central"
          style={{ fill: hue }}
        >
          {label}
        </text>
      ))}
    </g>
  )
}
