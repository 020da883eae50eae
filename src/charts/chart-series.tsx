import { Area, Line } from 'recharts'
import type { TimelinePoint } from '../domain/snapshot'
import { plotted } from './panel-axis'
import { PANELS, type Panel, type Series } from './panels'

/** px. Percentiles differ by weight, quantities by hue. */
const STROKE = { heavy: 2, light: 1 } as const

/** A series with what the chart reads from a point for it. */
type Drawn =
  | {
      readonly kind: 'line'
      readonly id: string
      readonly width: number
      readonly read: (point: TimelinePoint) => number | null
    }
  | { readonly kind: 'band'; readonly id: string; readonly read: (point: TimelinePoint) => [number, number] }

const drawnOf = (panel: Panel, series: Series): Drawn => {
  const { id, value, weight } = series
  const [first] = panel.series
  if (weight !== 'band')
    return {
      kind: 'line',
      id,
      width: STROKE[weight],
      read: (point) => (point.complete ? plotted(panel, series, point) : null),
    }
  return { kind: 'band', id, read: (point) => [first?.value(point) ?? 0, value(point) ?? 0] }
}

/** Made once: a new function would make the chart start over. Bands first, so that lines lie on top. */
const DRAWN = new Map(
  PANELS.map((panel) => [
    panel.id,
    panel.series
      .map((series) => drawnOf(panel, series))
      .sort((a, b) => Number(b.kind === 'band') - Number(a.kind === 'band')),
  ]),
)

/** A function, not a component: the chart looks for its own kind of children. */
export const chartSeries = (panel: Panel) => {
  const color = `var(${panel.hue})`
  const common = {
    type: 'linear',
    stroke: color,
    isAnimationActive: false,
    dot: false,
    activeDot: false,
  } as const
  return (DRAWN.get(panel.id) ?? []).map((drawn) =>
    drawn.kind === 'band' ? (
      <Area
        {...common}
        key={drawn.id}
        dataKey={drawn.read}
        strokeWidth={0.75}
        strokeOpacity={0.55}
        fill={color}
        fillOpacity={0.16}
      />
    ) : (
      <Line
        {...common}
        key={drawn.id}
        dataKey={drawn.read}
        strokeWidth={drawn.width}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ),
  )
}
