import type { TimelinePoint } from '../domain/snapshot'
import type { Panel } from './panels'
import { QUANTITIES } from './quantity'
import { formatTime } from './time-axis'

interface Props {
  readonly panel: Panel
  readonly timeline: readonly TimelinePoint[]
}

/** The chart's twin: the same points in numbers, the newest first. */
export const ChartTable = ({ panel, timeline }: Props) => {
  const { figure } = QUANTITIES[panel.quantity]
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{panel.description}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          {panel.series.map(({ id, label }) => (
            <th scope="col" key={id}>
              {label}
            </th>
          ))}
          <th scope="col">Calls</th>
        </tr>
      </thead>
      <tbody>
        {timeline.toReversed().map((point) => (
          <tr key={point.t} className={point.complete ? undefined : 'unfinished'}>
            <th scope="row">
              {formatTime(point.t)}
              {point.complete ? '' : ' so far'}
            </th>
            {panel.series.map((series) => {
              const value = series.value(point)
              return <td key={series.id}>{value === null ? '–' : figure(value)}</td>
            })}
            <td>{QUANTITIES.calls.figure(point.samples)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
