import { ReferenceDot, ReferenceLine } from 'recharts'
import type { TimelinePoint } from '../domain/snapshot'
import { plotted } from './panel-axis'
import type { Panel } from './panels'

/**
 * The bucket that is still being filled: a hollow point at the end of a dashed piece, because its figures
 * may yet change. A function, not a component: the chart looks for its own kind of children.
 */
export const unfinishedBucket = (panel: Panel, timeline: readonly TimelinePoint[]) => {
  const [before, last] = timeline.slice(-2)
  if (!before || !last || last.complete) return null
  return panel.series
    .filter(({ weight }) => weight !== 'band')
    .map((series) => {
      const y = plotted(panel, series, last)
      if (y === null) return null
      const from = plotted(panel, series, before)
      const stroke = `var(${panel.hue})`
      return [
        from === null ? null : (
          <ReferenceLine
            key={`${series.id}-piece`}
            segment={[
              { x: before.t, y: from },
              { x: last.t, y },
            ]}
            stroke={stroke}
            strokeDasharray="2 2"
          />
        ),
        <ReferenceDot key={series.id} x={last.t} y={y} r={2.5} stroke={stroke} fill="var(--surface)" />,
      ]
    })
}
