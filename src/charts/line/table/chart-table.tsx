import type { Panel } from '../../definitions/chart'
import { QUANTITIES } from '../../definitions/quantity'
import type { Scene } from '../../live/scene'
import { formatTime } from '../../timeline/time-axis'
import { pointText } from './point-text'

interface Props {
  readonly panel: Panel
  readonly scene: Scene
}

/** The chart's twin: the same points in numbers, the newest first. */
export const ChartTable = ({ panel, scene: { rows, floor } }: Props) => (
  <table className="chart-table">
    <caption className="visually-hidden">{panel.description}</caption>
    <thead>
      <tr>
        <th scope="col">Time</th>
        {panel.shown.map(({ id, label }) => (
          <th scope="col" key={id}>
            {label}
          </th>
        ))}
        <th scope="col">Calls</th>
      </tr>
    </thead>
    <tbody>
      {rows.toReversed().map(({ t, point }) =>
        point ? (
          <tr key={t} className={point.complete ? undefined : 'unfinished'}>
            <th scope="row">
              {formatTime(t)}
              {point.complete ? '' : ' so far'}
            </th>
            {panel.shown.map((series) => {
              const said = pointText(panel, series, point, floor)
              return (
                <td key={series.id} className={said ? `figure-${said.trust}` : undefined}>
                  {said?.text ?? '–'}
                </td>
              )
            })}
            <td>{QUANTITIES.calls.figure(point.samples)}</td>
          </tr>
        ) : (
          <tr key={t} className="unfinished">
            <th scope="row">{formatTime(t)}</th>
            <td colSpan={panel.shown.length + 1}>not measured</td>
          </tr>
        ),
      )}
    </tbody>
  </table>
)
