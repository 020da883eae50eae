import { memo } from 'react'
import { CartesianGrid, ComposedChart, YAxis } from 'recharts'
import type { Panel } from '../definitions/chart'
import { QUANTITIES } from '../definitions/quantity'
import type { PlotBox } from '../frame/plot-box'
import type { Size } from '../live/use-size'
import type { AxisScale } from './axis/axis-scale'
import { VALUE_PADDING } from './axis/value-scale'
import { MomentLayers } from './layers/moment-layers'
import { ReferencesLayer } from './layers/references-layer'
import { SeriesLabels } from './layers/series-labels'
import { SeriesLayer } from './layers/series-layer'

interface Props {
  readonly panel: Panel
  readonly size: Size
  readonly box: PlotBox
  readonly axis: AxisScale
}

const TICK = { fill: 'var(--muted)', fontSize: '0.6875rem' } as const
/** The ticks follow from the domain: an axis of the same domain is left as it is. */
const isSame = (a: Props, b: Props) =>
  a.panel === b.panel &&
  a.size === b.size &&
  a.box === b.box &&
  a.axis.domain[0] === b.axis.domain[0] &&
  a.axis.domain[1] === b.axis.domain[1]

/** The points are drawn by the layers within. */
const NO_DATA: [] = []

/**
 * What the chart library draws: the value axis and its grid, around the layers that draw what moves ten times a second.
 * Given the points, it sets a chart up anew for each new one, which takes longer than there is between two redraws;
 * and a cursor of its own in each chart, told to the others, does not reach those that are drawn a frame later.
 */
export const ChartFrame = memo(
  ({ panel, size, box, axis }: Props) => (
    <ComposedChart
      {...size}
      data={NO_DATA}
      accessibilityLayer={false}
      margin={{
        top: box.top,
        right: size.width - box.left - box.width,
        bottom: size.height - box.top - box.height,
        left: 0,
      }}
    >
      <CartesianGrid stroke="var(--grid)" zIndex={0} vertical={false} syncWithTicks />
      <YAxis
        width={box.left}
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
      <SeriesLabels />
    </ComposedChart>
  ),
  isSame,
)
