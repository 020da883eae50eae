import { StateMark } from '../../../charts/frame/doubt/state-mark'
import type { Check } from '../../../domain/figures/check'
import { limitText, valueText } from './check-measure'
import { doubtedWords, STATE_WORDS } from './check-words'

/** One check: its state, what it asks, what was found, and the number against its limit. */
export const CheckRow = ({ check }: { readonly check: Check }) => {
  const doubted = doubtedWords(check)
  return (
    <li className={`check check-${check.state}`}>
      <span className="check-state">
        <StateMark state={check.state} />
        {STATE_WORDS[check.state]}
      </span>
      <strong className="check-title">{check.title}</strong>
      <p className="check-reason">
        {check.reason}
        {doubted && <span className="check-doubted"> {doubted}</span>}
      </p>
      <span className="check-value">{valueText(check)}</span>
      <span className="check-limit">limit {limitText(check)}</span>
    </li>
  )
}
