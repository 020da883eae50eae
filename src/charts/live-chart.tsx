import { memo, useMemo } from 'react'
import { CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'
import type { AxisScale } from './axis-scale'
import { chartSeries } from './chart-series'
import { ChartTooltip } from './chart-tooltip'
import { DragZoom } from './drag-zoom'
import type { TimePlace } from './frame/panel-controls'
import { InterruptionsLayer } from './interruptions-layer'
import { LooseLayer } from './loose-layer'
import { MarksLayer } from './marks-layer'
import type { Panel } from './panel'
import { panelAxis } from './panel-axis'
import { isFirst, isLast, MARGINS, TIME_LABELS_HEIGHT, Y_AXIS_WIDTH } from './plot-frame'
import { QUANTITIES } from './quantity'
import { ReferencesLayer } from './references-layer'
import type { Row } from './rows'
import type { Scene } from './scene'
import { formatTimeTick } from './time-axis'
import { UnfinishedLayer } from './unfinished-layer'
import type { Size } from './use-size'

interface Props {
  readonly panel: Panel
  readonly scene: Scene
  readonly size: Size
  readonly place: TimePlace
  /** A stretch of time was chosen by dragging across the chart, ms. */
  readonly onZoom: (from: number, to: number) => void
  readonly onResetZoom: () => void
}

/** A line along the edge of the plot is seen at its full width. px */
const AXIS_PADDING = { top: 2, bottom: 2 } as const
const TICK = { fill: 'var(--muted)', fontSize: 11 } as const
const CURSOR = { stroke: 'var(--muted)', strokeWidth: 1 } as const
const noText = () => ''

/** The parts of a chart that no snapshot changes. The same elements at every redraw: nothing is set up anew. */
const fixedParts = (panel: Panel, floor: number) => ({
  grid: <CartesianGrid stroke="var(--grid)" zIndex={0} syncWithTicks />,
  series: chartSeries(panel, floor),
  tooltip: (
    <Tooltip
      isAnimationActive={false}
      cursor={CURSOR}
      filterNull={false}
      content={({ payload }) => (
        <ChartTooltip panel={panel} row={payload[0]?.payload as Row | undefined} floor={floor} />
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
      scale={panel.scale.kind === 'log' ? 'log' : 'linear'}
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
export const LiveChart = memo(({ panel, scene, size, place, onZoom, onResetZoom }: Props) => {
  const { snapshot, time, rows, floor } = scene
  const fixed = useMemo(() => fixedParts(panel, floor), [panel, floor])
  return (
    <DragZoom domain={time.domain} size={size} onZoom={onZoom} onResetZoom={onResetZoom}>
      <ComposedChart
        {...size}
        data={rows as Row[]}
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
          tickFormatter={isLast(place) ? formatTimeTick : noText}
          tick={TICK}
          height={isLast(place) ? TIME_LABELS_HEIGHT : 1}
          axisLine={false}
          tickLine={false}
          interval="preserveStartEnd"
          allowDataOverflow
        />
        <ValueAxis panel={panel} axis={panelAxis(panel, rows, floor)} />
        <InterruptionsLayer
          interruptions={snapshot?.interruptions ?? []}
          domain={time.domain}
          isLabelled={isFirst(place)}
        />
        <MarksLayer marks={snapshot?.marks ?? []} domain={time.domain} isLabelled={isFirst(place)} />
        {fixed.series}
        <LooseLayer panel={panel} rows={rows} floor={floor} />
        <UnfinishedLayer panel={panel} rows={rows} floor={floor} />
        <ReferencesLayer references={panel.references} />
        {fixed.tooltip}
      </ComposedChart>
    </DragZoom>
  )
})
