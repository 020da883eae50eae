import { Area, Line, type LineProps } from 'recharts'
import { linePath } from './line-path'
import { LINE_WIDTH } from './line-weight'
import type { BandSeries, LayerSeries, LineSeries, Panel, Series } from './panel'
import { plotted, plottedRange } from './panel-axis'
import type { Row } from './rows'
import { isThin } from './thin-samples'

/** Of the chart's own layers none is lifted above another: they are drawn in the order they are written. */
const UNLIFTED = 0

const hueOf = (panel: Panel, series: Series) => `var(${series.hue ?? panel.hue})`

const common = (panel: Panel, series: Series) =>
  ({
    type: 'linear',
    stroke: hueOf(panel, series),
    isAnimationActive: false,
    dot: false,
    activeDot: false,
    legendType: 'none',
    zIndex: UNLIFTED,
  }) as const

/** A band is a shade behind its line; layers meet, and a thin one would hide under the edge of its neighbour. */
const FILLS = {
  band: { strokeWidth: 0.75, strokeOpacity: 0.55, fillOpacity: 0.16 },
  layer: { strokeWidth: 0, strokeOpacity: 0, fillOpacity: 0.75 },
} as const

const area = (panel: Panel, series: BandSeries | LayerSeries, floor: number) => (
  <Area
    {...common(panel, series)}
    {...FILLS[series.kind]}
    key={series.id}
    dataKey={({ point }: Row) => plottedRange(panel, series, point, floor)}
    fill={hueOf(panel, series)}
  />
)

/** The firm part of a line: the loose layer draws pieces that rest on too few calls, and the unfinished bucket. */
const firmValue = (panel: Panel, series: LineSeries, { point }: Row, floor: number) =>
  point?.complete && !isThin(series, point) ? plotted(panel, series, point, floor) : null

type DrawShape = Extract<LineProps['shape'], (...given: never[]) => unknown>

/** The chart library's own shape is measured at every redraw, to animate it: that alone took a twelfth of the time. */
const plainLine: DrawShape = ({ points, stroke, strokeWidth, clipPath }) => (
  <path
    className="recharts-curve recharts-line-curve"
    d={linePath(points ?? [])}
    fill="none"
    stroke={stroke}
    strokeWidth={strokeWidth}
    strokeLinecap="round"
    strokeLinejoin="round"
    clipPath={clipPath}
  />
)

const line = (panel: Panel, series: LineSeries, floor: number) => (
  <Line
    {...common(panel, series)}
    key={series.id}
    dataKey={(row: Row) => firmValue(panel, series, row, floor)}
    strokeWidth={LINE_WIDTH[series.weight]}
    shape={plainLine}
  />
)

/**
 * A panel's fills, and its lines on top of them. Made once a panel: given the very same elements again, the chart
 * redraws what the data changed and does not set itself up anew.
 */
export const chartSeries = (panel: Panel, floor: number) => [
  ...panel.shown.flatMap((series) => (series.kind === 'line' ? [] : [area(panel, series, floor)])),
  ...panel.shown.flatMap((series) => (series.kind === 'line' ? [line(panel, series, floor)] : [])),
]
