import './claims.css'
import { NUMBERS, ourNumbers } from '../../claims/numbers'
import { numbersRows } from '../../claims/numbers-table'
import { NUMBERS_COLUMNS, numbersCells } from '../../claims/numbers-words'
import type { Outcome } from '../../domain/experiment'
import { ExperimentControl } from './experiment-control'
import { OutcomeView } from './outcome-view'
import { useExperiment } from './use-experiment'

const measuredBy = (outcome: Outcome | null) =>
  outcome?.kind === 'found' ? ourNumbers(outcome.finding.figures) : null

const Cells = ({ cells }: { readonly cells: readonly string[] }) => {
  const [system, ...rest] = cells
  return (
    <>
      <th scope="row">{system}</th>
      {rest.map((cell, index) => (
        <td key={NUMBERS_COLUMNS[index + 1]?.id}>{cell}</td>
      ))}
    </>
  )
}

/** The published figures and, once measured, ours: latency ÷ direct call = ratio, growth, and demand bounds. */
export const NumbersView = () => {
  const hold = useExperiment(NUMBERS)
  const rows = numbersRows(measuredBy(hold.outcome))
  return (
    <div className="numbers">
      <p className="claim-expects">{NUMBERS.expects}</p>
      <ExperimentControl
        experiment={NUMBERS}
        hold={hold}
        label={hold.outcome ? 'Measure again' : 'Measure here'}
      />
      <OutcomeView outcome={hold.progress ? null : hold.outcome} />
      {/* A scrolling region must be reachable by keyboard. */}
      <section className="numbers-scroll" aria-label="Published figures and ours" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {NUMBERS_COLUMNS.map(({ id, head, meaning }) => (
                <th key={id} scope="col" title={meaning}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={`numbers-${row.origin}`}>
                <Cells cells={numbersCells(row)} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="numbers-key">
        Mean call through the pool ÷ mean direct call = slowdown ratio. D: what one call takes alone. Dmax:
        what it takes of the busiest resource, so that no more than 1 ÷ Dmax get through. N* = D ÷ Dmax: from
        this many callers on, calls queue.
      </p>
    </div>
  )
}
