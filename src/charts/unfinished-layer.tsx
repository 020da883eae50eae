import { useXAxisScale, useYAxisScale } from 'recharts'
import type { Panel } from './panel'
import { plotted } from './panel-axis'
import type { Row } from './rows'

interface Props {
  readonly panel: Panel
  readonly rows: readonly Row[]
  readonly floor: number
}

/**
 * The bucket that is still being filled: a hollow point at the end of a dashed piece, because its figures
 * may yet change.
 */
export const UnfinishedLayer = ({ panel, rows, floor }: Props) => {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  const last = rows.at(-1)
  const before = rows.at(-2)
  if (!xOf || !yOf || !last?.point || last.point.complete) return null
  return panel.shown
    .filter(({ kind }) => kind === 'line')
    .map((series) => {
      const value = plotted(panel, series, last.point, floor)
      const valueBefore = before ? plotted(panel, series, before.point, floor) : null
      if (value === null) return null
      const x = xOf(last.t) ?? 0
      const y = yOf(value) ?? 0
      return (
        <g key={series.id} className="unfinished" stroke={`var(${panel.hue})`} fill="var(--surface)">
          {before && valueBefore !== null && (
            <line x1={xOf(before.t)} y1={yOf(valueBefore)} x2={x} y2={y} strokeDasharray="2 2" />
          )}
          <circle cx={x} cy={y} r={2.5} />
        </g>
      )
    })
}
