import { Area, Line } from 'recharts'
import type { TimelinePoint } from '../domain/snapshot'
import { plotted } from './panel-axis'
import type { LineSeries, Panel, Series } from './panels'

/** px. Percentiles differ by weight, quantities by hue. */
const STROKE = { heavy: 2, light: 1 } as const

/** Of the chart's own layers none is lifted above another: they are drawn in the order they are written. */
const UNLIFTED = 0

const common = (panel: Panel) =>
  ({
    type: 'linear',
    stroke: `var(${panel.hue})`,
    isAnimationActive: false,
    dot: false,
    activeDot: false,
    legendType: 'none',
    zIndex: UNLIFTED,
  }) as const

const band = (panel: Panel, { id, value }: Series) => {
  const [line] = panel.series
  const range = (point: TimelinePoint): [number, number] => [line?.value(point) ?? 0, value(point) ?? 0]
  return (
    <Area
      {...common(panel)}
      key={id}
      dataKey={range}
      strokeWidth={0.75}
      strokeOpacity={0.55}
      fill={`var(${panel.hue})`}
      fillOpacity={0.16}
    />
  )
}

const line = (panel: Panel, series: LineSeries) => (
  <Line
    {...common(panel)}
    key={series.id}
    dataKey={(point: TimelinePoint) => (point.complete ? plotted(panel, series, point) : null)}
    strokeWidth={STROKE[series.weight]}
    strokeLinecap="round"
    strokeLinejoin="round"
  />
)

const isLine = (series: Series): series is LineSeries => series.weight !== 'band'

/**
 * A panel's bands, and its lines on top of them. Made once a panel: given the very same elements again, the
 * chart redraws what the data changed and does not set itself up anew.
 */
export const chartSeries = (panel: Panel) => [
  ...panel.series.filter((series) => !isLine(series)).map((series) => band(panel, series)),
  ...panel.series.filter(isLine).map((series) => line(panel, series)),
]
