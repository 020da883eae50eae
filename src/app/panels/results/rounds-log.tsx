import type { RoundLine } from '../../../domain/snapshot'
import { roundText } from './round-line'

/** The newest line first: it is the one in sight, however long the log and however small the window. */
export const RoundsLog = ({ rounds }: { readonly rounds: readonly RoundLine[] }) => (
  // A scrolling region must be reachable by keyboard. Not spoken line by line: rounds may end several times a second, and the run status sums them up.
  <div className="rounds" role="log" translate="no" aria-label="Rounds" aria-live="off" tabIndex={0}>
    {rounds.length === 0 && <p className="rounds-empty">Each finished round leaves a line here.</p>}
    {rounds.toReversed().map((line) => (
      <div key={line.round} className="round">
        <span className="round-number" aria-hidden="true">
          {line.round}
        </span>
        <code>{roundText(line)}</code>
        {line.isCold && (
          <span className="round-cold" title="It began with fresh workers, whose code was not optimised yet.">
            cold
          </span>
        )}
      </div>
    ))}
  </div>
)
