import { useXAxisScale, useYAxisScale } from 'recharts'
import { LINE_WIDTH } from './line-weight'
import { looseParts, type Spot } from './loose-parts'
import type { LineSeries, Panel } from './panel'
import { plotted } from './panel-axis'
import type { Row } from './rows'
import { isThin } from './thin-samples'

interface Props {
  readonly panel: Panel
  readonly rows: readonly Row[]
  readonly floor: number
}

/** Still told from the ground, and told from a firm line. */
const FAINT = 0.55
const LONE_RADIUS = 1.75

/** What the chart library's lines leave out: pieces that rest on too few calls, faint, and points that stand alone. */
export const LooseLayer = ({ panel, rows, floor }: Props) => {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  if (!xOf || !yOf) return null
  const spotOf = (series: LineSeries, { t, point }: Row): Spot | null => {
    const value = point?.complete ? plotted(panel, series, point, floor) : null
    if (!point || value === null) return null
    return { x: xOf(t) ?? 0, y: yOf(value) ?? 0, isThin: isThin(series, point) }
  }
  return panel.shown
    .filter((series) => series.kind === 'line')
    .map((series) => {
      const { faint, lone } = looseParts(rows.map((row) => spotOf(series, row)))
      const hue = `var(${series.hue ?? panel.hue})`
      return (
        <g key={series.id} className="loose" data-series={series.id}>
          {faint !== '' && (
            <path
              d={faint}
              fill="none"
              stroke={hue}
              strokeWidth={LINE_WIDTH[series.weight]}
              opacity={FAINT}
            />
          )}
          {lone.map(({ x, y, isThin }) => (
            <circle key={x} cx={x} cy={y} r={LONE_RADIUS} fill={hue} opacity={isThin ? FAINT : 1} />
          ))}
        </g>
      )
    })
}
