import './doubt.css'
import { CHECKS_ID, type Doubt } from './doubt'
import { StateMark } from './state-mark'

interface Props {
  readonly doubt: Doubt
  readonly id?: string
}

/** Beside a figure in doubt: a small mark when a check warns, a word that leads to the reason when one fails. */
export const DoubtNote = ({ doubt: { state, reason }, id }: Props) => (
  <span id={id} className={`doubt doubt-${state}`} title={reason}>
    <StateMark state={state} />
    {state === 'fail' ? (
      <>
        <a href={`#${CHECKS_ID}`}>Not reliable</a>
        <span className="visually-hidden">– {reason}</span>
      </>
    ) : (
      <span className="visually-hidden">Warning: {reason}</span>
    )}
  </span>
)
