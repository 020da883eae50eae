import './claims.css'
import { NUMBERS, ourNumbers } from '../../../claims/report/numbers'
import { type NumbersRow, numbersRows } from '../../../claims/report/numbers-table'
import { NUMBERS_COLUMNS, numbersCells } from '../../../claims/report/numbers-words'
import type { ExperimentOutcome } from '../../../domain/experiments/experiment'
import { glued } from '../../look/glued'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

const measuredBy = (outcome: ExperimentOutcome | null) =>
  outcome?.kind === 'found' ? ourNumbers(outcome.finding.figures) : null

type Column = (typeof NUMBERS_COLUMNS)[number]['id']
const ALL: readonly Column[] = NUMBERS_COLUMNS.map(({ id }) => id)
const BOUNDS: readonly Column[] = ['total', 'busiest', 'knee']

interface TableProps {
  readonly rows: readonly NumbersRow[]
  readonly form: 'full' | 'brief'
  /** Beside the system. */
  readonly columns: readonly Column[]
}

const NumbersTable = ({ rows, form, columns }: TableProps) => {
  const shown = NUMBERS_COLUMNS.map((column, index) => ({ ...column, index })).filter(
    ({ id }) => id !== 'system' && columns.includes(id),
  )
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{NUMBERS_COLUMNS[0].head}</th>
          {shown.map(({ id, head, meaning }) => (
            <th key={id} scope="col" title={meaning}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const cells = numbersCells(row, form)
          return (
            <tr key={row.id} className={`numbers-${row.origin}`}>
              <th scope="row">{cells[0]}</th>
              {shown.map(({ id, index }) => (
                <td key={id}>{glued(cells[index] ?? '')}</td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/**
 * The published figures and, once measured, ours: latency ÷ direct call = ratio, growth, and demand bounds. `brief`
 * parts them in two narrow tables and leaves the ratios out.
 */
export const NumbersView = ({ form = 'full' }: { readonly form?: 'full' | 'brief' }) => {
  const hold = useExperiment(NUMBERS)
  const rows = numbersRows(measuredBy(hold.outcome))
  const parts = form === 'full' ? [ALL] : [ALL.filter((id) => !BOUNDS.includes(id)), BOUNDS]
  return (
    <div className={`numbers numbers-${form}`}>
      <p className="claim-expects">{NUMBERS.expects}</p>
      <ExperimentControl
        experiment={NUMBERS}
        hold={hold}
        label={hold.outcome ? 'Measure again' : 'Measure here'}
      />
      <OutcomeView outcome={hold.progress ? null : hold.outcome} hasFigures={false} />
      {/* A scrolling region must be reachable by keyboard. */}
      <section className="numbers-scroll" aria-label="Published figures and ours" tabIndex={0}>
        {parts.map((columns) => (
          <NumbersTable key={columns[0]} rows={rows} form={form} columns={columns} />
        ))}
      </section>
      <p className="numbers-key">
        {form === 'full' && 'Mean call through the pool ÷ mean direct call = slowdown ratio. '}D: what one
        call takes alone. Dmax: what it takes of the busiest resource, so that no more than 1 ÷ Dmax get
        through. N* = D ÷ Dmax: from this many callers on, calls queue.
      </p>
    </div>
  )
}
