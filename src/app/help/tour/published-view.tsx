import { NumbersView } from '../../panels/claims/numbers-view'
import type { OurLines } from './our-lines'
import { publishedTable } from './published-rows'
import type { Published } from './steps'

interface Props {
  readonly published: Published
  readonly ours: OurLines
}

/** The published figures of a step, and beside them what the last runs made here. */
export const PublishedView = ({ published, ours }: Props) => {
  if (published.kind === 'all') return <NumbersView form="brief" />
  const { caption, heads, rows } = publishedTable(published, ours)
  return (
    <table className="published">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">System</span>
          </th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, isOurs, cells }) => (
          <tr key={label} className={isOurs ? 'published-here' : undefined}>
            <th scope="row">{label}</th>
            {heads.map((head, index) => (
              <td key={head}>{cells[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
