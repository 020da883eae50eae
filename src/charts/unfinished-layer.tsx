import { useXAxisScale, useYAxisScale } from 'recharts'
import type { TimelinePoint } from '../domain/snapshot'
import { plotted } from './panel-axis'
import type { Panel } from './panels'

interface Props {
  readonly panel: Panel
  readonly timeline: readonly TimelinePoint[]
}

/**
 * The bucket that is still being filled: a hollow point at the end of a dashed piece, because its figures
 * may yet change.
 */
export const UnfinishedLayer = ({ panel, timeline }: Props) => {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  const last = timeline.at(-1)
  const before = timeline.at(-2)
  if (!xOf || !yOf || !last || last.complete) return null
  return panel.series
    .filter(({ weight }) => weight !== 'band')
    .map((series) => {
      const value = plotted(panel, series, last)
      const valueBefore = before ? plotted(panel, series, before) : null
      if (value === null) return null
      const x = xOf(last.t) ?? 0
      const y = yOf(value) ?? 0
      return (
        <g key={series.id} stroke={`var(${panel.hue})`} fill="var(--surface)">
          {before && valueBefore !== null && (
            <line x1={xOf(before.t)} y1={yOf(valueBefore)} x2={x} y2={y} strokeDasharray="2 2" />
          )}
          <circle cx={x} cy={y} r={2.5} />
        </g>
      )
    })
}
