import type { TimelinePoint } from '../domain/snapshot'
import type { Panel } from './panels'
import { QUANTITIES } from './quantity'
import { SeriesKey } from './series-key'
import { formatTime } from './time-axis'

interface Props {
  readonly panel: Panel
  readonly point: TimelinePoint | undefined
}

/** What the cursor points at: reads the point itself, so that it prints what the table twin prints. */
export const ChartTooltip = ({ panel, point }: Props) => {
  if (!point) return null
  const { figure } = QUANTITIES[panel.quantity]
  return (
    <div className="chart-tooltip">
      <p>
        {formatTime(point.t)}
        {point.complete ? '' : ', unfinished'}
      </p>
      <dl>
        {panel.series.map((series) => {
          const value = series.value(point)
          return (
            <div key={series.id}>
              <dt>
                <SeriesKey panel={panel} series={series} />
              </dt>
              <dd>{value === null ? 'no calls' : figure(value)}</dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
