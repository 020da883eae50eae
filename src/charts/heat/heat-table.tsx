import { heatRowFrom } from '../../domain/figures/pictures/heat'
import type { TimelinePoint } from '../../domain/snapshot'
import { formatRoundDuration, formatWhole } from '../../domain/text'
import { figureText } from '../definitions/quantity'
import { formatTime } from '../timeline/time-axis'
import { callsIn } from './heat-view'

interface Props {
  readonly points: readonly TimelinePoint[]
  readonly description: string
  readonly floor: number
}

const latencyText = (us: number | undefined, floor: number) =>
  us === undefined ? '–' : figureText(us, 'duration', floor)

/** The band of the slowest calls ends here. */
const slowest = ({ heat }: TimelinePoint) => {
  const row = heat.findLastIndex((count) => count > 0)
  return row < 0 ? '–' : `≤ ${formatRoundDuration(heatRowFrom(row + 1))}`
}

/** The map's twin: where the calls of each bucket lay, the newest first. */
export const HeatTable = ({ points, description, floor }: Props) => (
  <table className="chart-table">
    <caption className="visually-hidden">{description}</caption>
    <thead>
      <tr>
        {['Time', 'p50', 'p90', 'p99', 'Slowest', 'Calls'].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {points.toReversed().map((point) => (
        <tr key={point.t} className={point.complete ? undefined : 'unfinished'}>
          <th scope="row">
            {formatTime(point.t)}
            {point.complete ? '' : ' so far'}
          </th>
          {(['p50', 'p90', 'p99'] as const).map((name) => (
            <td key={name}>{latencyText(point.stages?.call[name], floor)}</td>
          ))}
          <td>{slowest(point)}</td>
          <td>{formatWhole(callsIn(point))}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
