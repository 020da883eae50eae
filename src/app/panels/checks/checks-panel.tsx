import './checks.css'
import { CHECKS_ID, standingChecks } from '../../../charts/frame/doubt/doubt'
import { StateMark } from '../../../charts/frame/doubt/state-mark'
import { PanelFrame } from '../../../charts/frame/panel-frame'
import { type LiveSource, useLive } from '../../../charts/live/live-source'
import type { Check } from '../../../domain/figures/check'
import type { RunState } from '../../status/run-state'
import { useRunState } from '../../status/use-run-state'
import { useSpoken } from '../../status/use-spoken'
import { useHeldHeight } from '../../workspace/use-held-height'
import { CheckRow } from './check-row'
import { noChecksWords, passingWords, spokenWords } from './check-words'

const NO_CHECKS: readonly Check[] = []

const Rows = ({ checks, label }: { readonly checks: readonly Check[]; readonly label: string }) => (
  <ul className="check-rows" aria-label={label}>
    {checks.map((check) => (
      <CheckRow key={check.id} check={check} />
    ))}
  </ul>
)

const isOver = ({ kind }: RunState) => kind === 'finished' || kind === 'failed' || kind === 'idle'

/** Speaks of a failure at once and of warnings rarely: some come and go while a run goes on. */
const SpokenChecks = ({ checks }: { readonly checks: readonly Check[] }) => {
  const failing = checks.filter(({ state }) => state === 'fail').map(({ id }) => id)
  const spoken = useSpoken(failing.join(), spokenWords(checks))
  return (
    <p role="status" aria-label="Checks status" className="visually-hidden">
      {spoken}
    </p>
  )
}

/** Whether the figures can be believed: what speaks against them in the open, what speaks for them folded away. */
export const ChecksPanel = ({ live }: { readonly live: LiveSource }) => {
  const snapshot = useLive(live)
  const state = useRunState(snapshot)
  const checks = snapshot?.checks ?? NO_CHECKS
  const standing = standingChecks(checks)
  const passing = checks.filter((check) => check.state === 'ok')
  const held = useHeldHeight()
  return (
    <PanelFrame
      id={CHECKS_ID}
      element="section"
      body="flow"
      title="Checks"
      description="Whether the figures can be believed: what speaks against them, and what was checked."
    >
      <div className="checks" ref={held}>
        {checks.length === 0 && <p className="checks-empty">{noChecksWords(state)}</p>}
        {standing.length > 0 && <Rows checks={standing} label="Checks that do not pass" />}
        {passing.length > 0 && (
          <details>
            <summary>
              <span className="checks-passing">
                <StateMark state="ok" />
                {passingWords(checks, isOver(state))}
              </span>
            </summary>
            <Rows checks={passing} label="Checks that pass" />
          </details>
        )}
      </div>
      <SpokenChecks checks={checks} />
    </PanelFrame>
  )
}
