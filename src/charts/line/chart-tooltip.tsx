import type { TimelinePoint } from '../../domain/snapshot'
import type { Panel, Series } from '../definitions/chart'
import type { Row } from '../timeline/history'
import { formatTime } from '../timeline/time-axis'
import { SeriesKey } from './series-key'
import { pointText } from './table/point-text'

interface Props {
  readonly panel: Panel
  readonly row: Row
  readonly floor: number
}

interface FigureProps {
  readonly panel: Panel
  readonly series: Series
  readonly point: TimelinePoint
  readonly floor: number
}

const Figure = ({ panel, series, point, floor }: FigureProps) => {
  const said = pointText(panel, series, point, floor)
  if (!said) return <dd>none</dd>
  return <dd className={`figure-${said.trust}`}>{said.text}</dd>
}

/** What the cursor points at: reads the point itself, so that it prints what the table twin prints. */
export const ChartTooltip = ({ panel, row, floor }: Props) => {
  const { point } = row
  return (
    <>
      <p>
        {formatTime(row.t)}
        {point && !point.complete ? ', unfinished' : ''}
      </p>
      {point ? (
        <dl>
          {panel.shown.map((series) => (
            <div key={series.id}>
              <dt>
                <SeriesKey panel={panel} series={series} />
              </dt>
              <Figure panel={panel} series={series} point={point} floor={floor} />
            </div>
          ))}
        </dl>
      ) : (
        <p>not measured</p>
      )}
    </>
  )
}
