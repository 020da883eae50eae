import type { TimelinePoint } from '../../domain/snapshot'
import type { WorkerLane } from '../../domain/worker-history'
import { formatWhole } from '../definitions/quantity'
import { nowText, percentText } from './worker-cursor'
import { meanShare } from './worker-rows'

interface Props {
  readonly lanes: readonly WorkerLane[]
  readonly points: readonly TimelinePoint[]
}

const shareText = (share: number | null) => (share === null ? '–' : percentText(share))

/** The lanes' twin: each worker in numbers. */
export const LaneTable = ({ lanes, points }: Props) => (
  <table className="chart-table">
    <caption className="visually-hidden">
      Busy and held are shares of the time that the picture shows, calls those of the whole run.
    </caption>
    <thead>
      <tr>
        {['Worker', 'Now', 'Busy', 'Held', 'Calls'].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {lanes.map((lane) => (
        <tr key={lane.id} className={lane.state === 'gone' ? 'unfinished' : undefined}>
          <th scope="row">{lane.id}</th>
          <td>{nowText(lane)}</td>
          <td>{shareText(meanShare(lane.busy, points))}</td>
          <td>{shareText(meanShare(lane.held, points))}</td>
          <td>{formatWhole(lane.calls)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
