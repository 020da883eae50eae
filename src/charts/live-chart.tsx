import { memo } from 'react'
import { CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'
import type { Snapshot, TimelinePoint } from '../domain/snapshot'
import { chartMarks } from './chart-marks'
import { chartSeries } from './chart-series'
import { ChartTooltip } from './chart-tooltip'
import { panelAxis } from './panel-axis'
import type { Panel } from './panels'
import { QUANTITIES } from './quantity'
import { formatTimeTick, timeAxisAt } from './time-axis'
import { unfinishedBucket } from './unfinished'
import type { Size } from './use-size'

interface Props {
  readonly panel: Panel
  readonly snapshot: Snapshot | null
  readonly size: Size
  /** The first chart names the marks for all, the last one the seconds. */
  readonly hasMarkLabels: boolean
  readonly hasTimeLabels: boolean
}

/** The same in every chart, so that one moment lies on one vertical line. px */
const Y_AXIS_WIDTH = 60
const MARGIN = { right: 20, left: 0 } as const
const TOP = { labelled: 18, plain: 8 } as const
/** Half a line: the lowest label of the y axis hangs below the plot. px */
const BOTTOM_PX = 8
const TIME_LABELS_HEIGHT = 22
const TICK = { fill: 'var(--muted)', fontSize: 11 } as const
const CURSOR = { stroke: 'var(--muted)', strokeWidth: 1 } as const
const noText = () => ''
const NO_POINTS: TimelinePoint[] = []

/** One panel as a picture. Draws what it is given, when it is given it: pacing is the caller's. */
export const LiveChart = memo(({ panel, snapshot, size, hasMarkLabels, hasTimeLabels }: Props) => {
  const timeline = snapshot?.timeline ?? NO_POINTS
  const time = timeAxisAt(snapshot?.at ?? 0)
  const value = panelAxis(panel, timeline)
  const plotWidth = size.width - Y_AXIS_WIDTH - MARGIN.right
  return (
    <ComposedChart
      {...size}
      data={timeline as TimelinePoint[]}
      margin={{
        ...MARGIN,
        top: hasMarkLabels ? TOP.labelled : TOP.plain,
        bottom: hasTimeLabels ? 0 : BOTTOM_PX,
      }}
      syncId="time"
      syncMethod="value"
      aria-label={`${panel.title} over time. Arrow keys move the cursor.`}
    >
      <CartesianGrid stroke="var(--grid)" />
      <XAxis
        dataKey="t"
        type="number"
        domain={[...time.domain]}
        ticks={[...time.ticks]}
        tickFormatter={hasTimeLabels ? formatTimeTick : noText}
        tick={TICK}
        tickSize={4}
        height={hasTimeLabels ? TIME_LABELS_HEIGHT : 1}
        stroke="var(--axis)"
        interval="preserveStartEnd"
        allowDataOverflow
      />
      <YAxis
        width={Y_AXIS_WIDTH}
        scale={panel.scale.kind}
        domain={[...value.domain]}
        ticks={[...value.ticks]}
        tickFormatter={QUANTITIES[panel.quantity].tick}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        interval={0}
        allowDataOverflow
      />
      {chartMarks(snapshot?.marks ?? [], time.domain, plotWidth, hasMarkLabels)}
      {chartSeries(panel)}
      {unfinishedBucket(panel, timeline)}
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ payload }) => (
          <ChartTooltip panel={panel} point={payload[0]?.payload as TimelinePoint | undefined} />
        )}
      />
    </ComposedChart>
  )
})
