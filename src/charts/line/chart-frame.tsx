import { memo } from 'react'
import { CartesianGrid, ComposedChart, Tooltip, useActiveTooltipLabel, XAxis, YAxis } from 'recharts'
import type { Panel } from '../definitions/chart'
import { QUANTITIES } from '../definitions/quantity'
import { type PlotBox, xOfTime, Y_AXIS_WIDTH } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import type { Row } from '../timeline/rows'
import type { AxisScale } from './axis-scale'
import { ChartTooltip } from './chart-tooltip'
import { MomentLayers } from './layers/moment-layers'
import { ReferencesLayer } from './layers/references-layer'
import { SeriesLayer } from './layers/series-layer'
import { usePicture } from './picture-context'
import { VALUE_PADDING } from './value-scale'

interface Props {
  readonly panel: Panel
  readonly size: Size
  readonly box: PlotBox
  readonly axis: AxisScale
  /** The points and their stretch of time, for the cursor; null while no cursor is in any chart. */
  readonly pointed: { readonly rows: readonly Row[]; readonly domain: readonly [number, number] } | null
}

const TICK = { fill: 'var(--muted)', fontSize: 11 } as const
/** The library hides a tooltip of series that are not its own; without a point under the cursor, it is empty. */
const TOOLTIP = { visibility: 'visible', pointerEvents: 'none' } as const
const NOBODY_POINTS = { rows: [] as readonly Row[], domain: [0, 1] } as const

const TooltipText = ({ t }: { readonly t: string | number | undefined }) => {
  const { panel, scene } = usePicture()
  return <ChartTooltip panel={panel} row={scene.rows.find((row) => row.t === t)} floor={scene.floor} />
}

/** At the moment that the tooltip tells of: the library's own line stays where it was when the axis moves on. */
const MomentLine = () => {
  const { scene, box } = usePicture()
  const t = useActiveTooltipLabel()
  if (typeof t !== 'number') return null
  const x = xOfTime(t, box, scene.time.domain)
  return <line className="moment-line" x1={x} x2={x} y1={box.top} y2={box.top + box.height} />
}
const CURSOR = <MomentLine />

/** The ticks follow from the domain: an axis of the same domain is left as it is. */
const isSame = (a: Props, b: Props) =>
  a.panel === b.panel &&
  a.size === b.size &&
  a.box === b.box &&
  a.axis.domain[0] === b.axis.domain[0] &&
  a.axis.domain[1] === b.axis.domain[1] &&
  a.pointed?.rows === b.pointed?.rows

/**
 * What the chart library draws: the value axis, its grid, and the cursor with its tooltip, by pointer and by key, the
 * same in all charts. It sets a chart up anew for each new point, which takes longer than there is between two
 * redraws; so what moves ten times a second is drawn by the layers within it, and the frame is left as it is.
 */
export const ChartFrame = memo(({ panel, size, box, axis, pointed }: Props) => {
  const { rows, domain } = pointed ?? NOBODY_POINTS
  return (
    <ComposedChart
      {...size}
      data={rows as Row[]}
      margin={{
        top: box.top,
        right: size.width - box.left - box.width,
        bottom: size.height - box.top - box.height,
        left: box.left - Y_AXIS_WIDTH,
      }}
      syncId="time"
      syncMethod="value"
      aria-label={`${panel.title} over time. Arrow keys move the cursor.`}
    >
      <CartesianGrid stroke="var(--grid)" zIndex={0} vertical={false} syncWithTicks />
      <XAxis dataKey="t" type="number" domain={[...domain]} niceTicks="none" hide allowDataOverflow />
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
        padding={VALUE_PADDING}
        allowDataOverflow
      />
      <MomentLayers />
      <ReferencesLayer />
      <SeriesLayer />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        wrapperStyle={TOOLTIP}
        content={({ active, label }) => (active ? <TooltipText t={label} /> : null)}
      />
    </ComposedChart>
  )
}, isSame)
