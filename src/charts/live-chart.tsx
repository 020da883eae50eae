import { memo, useMemo } from 'react'
import { CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'
import type { Snapshot, TimelinePoint } from '../domain/snapshot'
import type { AxisScale } from './axis-scale'
import { chartSeries } from './chart-series'
import { ChartTooltip } from './chart-tooltip'
import type { TimePlace } from './frame/panel-controls'
import { MarksLayer } from './marks-layer'
import { panelAxis } from './panel-axis'
import type { Panel } from './panels'
import { QUANTITIES } from './quantity'
import { formatTimeTick, timeAxisAt } from './time-axis'
import { UnfinishedLayer } from './unfinished-layer'
import type { Size } from './use-size'

interface Props {
  readonly panel: Panel
  readonly snapshot: Snapshot | null
  readonly size: Size
  readonly place: TimePlace
}

/** The same in every chart, so that one moment lies on one vertical line. px */
const Y_AXIS_WIDTH = 60
/** Room above for the marks' labels, below for half a line of the y axis's lowest label. px */
const MARGINS = {
  first: { top: 18, right: 20, bottom: 8, left: 0 },
  between: { top: 8, right: 20, bottom: 8, left: 0 },
  last: { top: 8, right: 20, bottom: 0, left: 0 },
  only: { top: 18, right: 20, bottom: 0, left: 0 },
} as const
/** A line along the edge of the plot is seen at its full width. px */
const AXIS_PADDING = { top: 2, bottom: 2 } as const
const TIME_LABELS_HEIGHT = 22
const TICK = { fill: 'var(--muted)', fontSize: 11 } as const
const CURSOR = { stroke: 'var(--muted)', strokeWidth: 1 } as const
const noText = () => ''
const NO_POINTS: TimelinePoint[] = []

/** The parts of a chart that no snapshot changes. The same elements at every redraw: nothing is set up anew. */
const fixedParts = (panel: Panel) => ({
  grid: <CartesianGrid stroke="var(--grid)" zIndex={0} syncWithTicks />,
  series: chartSeries(panel),
  tooltip: (
    <Tooltip
      isAnimationActive={false}
      cursor={CURSOR}
      content={({ payload }) => (
        <ChartTooltip panel={panel} point={payload[0]?.payload as TimelinePoint | undefined} />
      )}
    />
  ),
})

interface ValueAxisProps {
  readonly panel: Panel
  readonly axis: AxisScale
}

/** The ticks follow from the domain: an axis of the same domain is left as it is. */
const isSameAxis = (a: ValueAxisProps, b: ValueAxisProps) =>
  a.panel === b.panel && a.axis.domain[0] === b.axis.domain[0] && a.axis.domain[1] === b.axis.domain[1]

const ValueAxis = memo(
  ({ panel, axis }: ValueAxisProps) => (
    <YAxis
      width={Y_AXIS_WIDTH}
      scale={panel.scale.kind}
      domain={[...axis.domain]}
      ticks={[...axis.ticks]}
      niceTicks="none"
      tickFormatter={QUANTITIES[panel.quantity].tick}
      tick={TICK}
      tickLine={false}
      axisLine={false}
      interval={0}
      padding={AXIS_PADDING}
      allowDataOverflow
    />
  ),
  isSameAxis,
)

/** One panel as a picture. Draws what it is given, when it is given it: pacing is the caller's. */
export const LiveChart = memo(({ panel, snapshot, size, place }: Props) => {
  const fixed = useMemo(() => fixedParts(panel), [panel])
  const timeline = snapshot?.timeline ?? NO_POINTS
  const time = timeAxisAt(snapshot?.at ?? 0)
  const hasSeconds = place === 'last' || place === 'only'
  return (
    <ComposedChart
      {...size}
      data={timeline as TimelinePoint[]}
      margin={MARGINS[place]}
      syncId="time"
      syncMethod="value"
      aria-label={`${panel.title} over time. Arrow keys move the cursor.`}
    >
      {fixed.grid}
      <XAxis
        dataKey="t"
        type="number"
        domain={[...time.domain]}
        ticks={[...time.ticks]}
        niceTicks="none"
        tickFormatter={hasSeconds ? formatTimeTick : noText}
        tick={TICK}
        height={hasSeconds ? TIME_LABELS_HEIGHT : 1}
        axisLine={false}
        tickLine={false}
        interval="preserveStartEnd"
        allowDataOverflow
      />
      <ValueAxis panel={panel} axis={panelAxis(panel, timeline)} />
      <MarksLayer
        marks={snapshot?.marks ?? []}
        domain={time.domain}
        isLabelled={place === 'first' || place === 'only'}
      />
      {fixed.series}
      <UnfinishedLayer panel={panel} timeline={timeline} />
      {fixed.tooltip}
    </ComposedChart>
  )
})
