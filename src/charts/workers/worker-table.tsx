import type { WorkerHistory } from '../../domain/figures/pictures/worker-history'
import type { TimelinePoint } from '../../domain/snapshot'
import { formatShare, formatWhole } from '../../domain/text'
import { nowText } from './worker-cursor'
import { meanShare } from './worker-rows'

interface Props {
  readonly histories: readonly WorkerHistory[]
  readonly points: readonly TimelinePoint[]
}

const shareText = (share: number | null) => (share === null ? '–' : formatShare(share))

/** The histories' twin: each worker in numbers. */
export const WorkerTable = ({ histories, points }: Props) => (
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
      {histories.map((history) => (
        <tr key={history.id} className={history.state === 'gone' ? 'unfinished' : undefined}>
          <th scope="row">{history.id}</th>
          <td>{nowText(history)}</td>
          <td>{shareText(meanShare(history.busy, points))}</td>
          <td>{shareText(meanShare(history.held, points))}</td>
          <td>{formatWhole(history.calls)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
