import { StateMark } from '../../../charts/frame/doubt/state-mark'
import {
  COST_LIMITS,
  COSTLY_RECORDINGS,
  type CostlyRecording,
  costVerdict,
  type InstrumentCost,
  type LoadCost,
} from '../../../domain/experiments/instrument-cost'
import { formatDuration, formatShare } from '../../../domain/text'
import { COST_VERDICT_WORDS, intervalText, LOAD_WORDS, VERDICT_STATES } from './instrument-words'

/** Only full recording, which is what is on by default, has a limit. */
const Verdict = ({ cost, level }: { readonly cost: LoadCost; readonly level: CostlyRecording }) => {
  if (level !== 'full') return <td className="cost-verdict">–</td>
  const verdict = costVerdict(cost.levels.full, cost.load)
  return (
    <td className="cost-verdict">
      <StateMark state={VERDICT_STATES[verdict]} /> {formatShare(COST_LIMITS[cost.load])},{' '}
      {COST_VERDICT_WORDS[verdict]}
    </td>
  )
}

/** What each level of recording adds, under each load. */
export const CostTable = ({ cost: { loads } }: { readonly cost: InstrumentCost }) => (
  // A table wider than a telephone must be reachable by keyboard.
  <section className="cost-scroll" aria-label="Cost of recording in numbers" tabIndex={0}>
    <table className="cost-table">
      <thead>
        <tr>
          <th scope="col">Load</th>
          <th scope="col">Recording</th>
          <th scope="col">A call, off</th>
          <th scope="col">Added</th>
          <th scope="col">Share</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Limit</th>
          <th scope="col">Cycles × calls</th>
        </tr>
      </thead>
      <tbody>
        {loads.flatMap((cost) =>
          COSTLY_RECORDINGS.map((level) => {
            const found = cost.levels[level]
            return (
              <tr key={`${cost.load} ${level}`}>
                <th scope="row">{LOAD_WORDS[cost.load]}</th>
                <td>{level}</td>
                <td>{formatDuration(cost.offUs)}</td>
                <td>{formatDuration(found.addedUs)}</td>
                <td>{formatShare(found.share)}</td>
                <td>{intervalText(found)}</td>
                <Verdict cost={cost} level={level} />
                <td>
                  {cost.cycles} × {cost.callsPerBlock}
                </td>
              </tr>
            )
          }),
        )}
      </tbody>
    </table>
  </section>
)
