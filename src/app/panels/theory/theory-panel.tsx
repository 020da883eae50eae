import './theory.css'
import { StateMark } from '../../../charts/frame/doubt/state-mark'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { type LiveSource, useLive } from '../../../charts/live/live-source'
import type { Check } from '../../../domain/figures/check'
import { isToBeBelieved, type Theory } from '../../../domain/figures/expected/theory'
import { StatTile } from '../../tiles/stat-tiles'
import { useHeldHeight } from '../../workspace/use-held-height'
import { THEORY_PANEL } from './about'
import { loadTiles } from './load-tiles'
import { comparisonsOf, littleText, modelSentence } from './theory-words'

const Comparisons = ({ theory }: { readonly theory: Theory }) => {
  const isDoubted = !isToBeBelieved(theory)
  return (
    // A table wider than a telephone must be reachable by keyboard.
    <section className="theory-scroll" aria-label="Measured and expected" tabIndex={0}>
      <table className={isDoubted ? 'theory-table theory-doubted' : 'theory-table'}>
        <thead>
          <tr>
            <th scope="col">Mean</th>
            <th scope="col">Measured</th>
            <th scope="col">Expected</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {comparisonsOf(theory).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>
                {row.measured}
                {row.measuredRange && <small> {row.measuredRange}</small>}
              </td>
              <td className="theory-expected">
                {row.expected}
                {row.expectedRange && <small> {row.expectedRange}</small>}
              </td>
              <td>{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What the expectation rests on: what does not hold first. */
const Premises = ({ premises }: { readonly premises: readonly Check[] }) => (
  <ul className="premises" aria-label="What the model rests on">
    {[
      ...premises.filter(({ state }) => state !== 'ok'),
      ...premises.filter(({ state }) => state === 'ok'),
    ].map(({ id, state, title, reason }) => (
      <li key={id} className={`premise premise-${state}`}>
        <StateMark state={state} />
        <strong>{title}</strong>
        <span>{reason}</span>
      </li>
    ))}
  </ul>
)

/** What a model expects beside what was measured, since settings last changed. */
export const TheoryPanel = ({ live }: { readonly live: LiveSource }) => {
  const snapshot = useLive(live)
  const theory = snapshot?.theory ?? null
  const held = useHeldHeight()
  return (
    <PanelFrame {...THEORY_PANEL} element="section" body="flow">
      <div ref={held}>
        {snapshot && theory ? (
          <div className="theory">
            <p>{modelSentence(theory)}</p>
            {snapshot.settings.mode === 'open' && (
              <dl className="tiles">
                {loadTiles(theory, snapshot).map((tile) => (
                  <StatTile key={tile.id} tile={tile} doubt={null} />
                ))}
              </dl>
            )}
            <Comparisons theory={theory} />
            {theory.little && <p className="little">Little’s law: {littleText(theory.little)}.</p>}
            <Premises premises={theory.premises} />
          </div>
        ) : (
          <p className="theory-empty">
            Once a run has measured something, it stands here beside what theory expects.
          </p>
        )}
      </div>
    </PanelFrame>
  )
}
