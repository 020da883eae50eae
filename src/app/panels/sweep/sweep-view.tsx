import { settingRow } from '../../../domain/settings/settings'
import { formatRoughShare, formatRounded, rangeText, several, severalRounded } from '../../../domain/text'
import type { SweepState } from '../../../store/state'
import type { SweepOrder } from '../../../sweep/order'
import { pointsOf, type SweepResult } from '../../../sweep/result'
import { timeLeft } from '../../../words/phrases'
import { glued } from '../../look/glued'
import { Multiples } from './plot/multiples'
import { SweepPlot } from './plot/sweep-plot'
import { SweepTable } from './sweep-table'
import type { useSweep } from './use-sweep'

type Hold = ReturnType<typeof useSweep>

const Going = ({
  state,
  hold,
}: {
  readonly state: SweepState & { kind: 'running' }
  readonly hold: Hold
}) => {
  const { progress, soFar } = state
  const { key } = soFar.order
  return (
    <p className="sweep-going">
      <progress aria-label="Progress of the sweep" max={1} value={progress?.fraction ?? 0} />
      <span>
        {progress
          ? `${settingRow(key).label} ${progress.value}, measurement ${progress.block}: ${timeLeft(progress.secondsLeft)} at the most`
          : 'About to begin'}
      </span>
      <button type="button" onClick={hold.pause}>
        Pause
      </button>
      <button type="button" className="quiet" onClick={hold.cancel}>
        Cancel
      </button>
    </p>
  )
}

const Paused = ({
  state,
  hold,
}: {
  readonly state: SweepState & { kind: 'paused' }
  readonly hold: Hold
}) => (
  <p className="sweep-going">
    <span>
      {`Half-way through a sweep over ${settingRow(state.soFar.order.key).label}, with ${several(state.soFar.visits.length, 'measurement')} made. ${state.reason}`}
    </span>
    <button
      type="button"
      className="primary"
      aria-disabled={hold.blockedBy !== null}
      onClick={() => hold.blockedBy === null && hold.resume()}
    >
      Go on
    </button>
    <button type="button" className="quiet" onClick={hold.cancel}>
      Forget it
    </button>
  </p>
)

/** What the law says of it, beside what was measured. */
const fitWords = ({ key, fit }: SweepResult): string | null => {
  if (key !== 'workers') return null
  if (fit.kind === 'none') return `No fit: ${fit.reason}.`
  const peak = fit.peak
    ? `its peak at ${severalRounded(fit.peak.workers, 'worker')} (${rangeText(formatRounded(fit.peak.low), formatRounded(fit.peak.high))})`
    : 'no peak within what was measured'
  const serial = formatRoughShare(fit.amdahl.serial)
  const amdahl =
    fit.beta > 0
      ? ` Dotted: Amdahl’s law, in which more workers never cost anything: ${serial} of the work would be one call after another.`
      : ''
  return `Dashed: the Universal Scalability Law fitted to it, α ${fit.alpha.toFixed(3)}, β ${fit.beta.toFixed(4)}, ${peak}.${amdahl} ${fit.warnings.join(' ')}`
}

const Found = ({ result }: { readonly result: SweepResult }) => (
  <>
    <p className="sweep-sentence">{glued(result.sentence)}</p>
    {[...result.notes, fitWords(result)].map(
      (note) =>
        note !== null && (
          <p className="sweep-remark" key={note}>
            {note}
          </p>
        ),
    )}
  </>
)

const orderOf = (state: SweepState): SweepOrder | null => {
  if (state.kind === 'done') return state.order
  return state.kind === 'running' || state.kind === 'paused' ? state.soFar.order : null
}

/** A sweep that goes on, was left, or has ended. */
export const SweepView = ({ hold }: { readonly hold: Hold }) => {
  const { state } = hold
  const order = orderOf(state)
  const result = state.kind === 'done' ? state.result : null
  const points =
    result?.points ??
    (order && (state.kind === 'running' || state.kind === 'paused') ? pointsOf(order, state.soFar) : [])
  return (
    <>
      {state.kind === 'running' && <Going state={state} hold={hold} />}
      {state.kind === 'paused' && <Paused state={state} hold={hold} />}
      <div aria-live="polite">{result && <Found result={result} />}</div>
      {order && (
        <>
          <SweepPlot swept={order.key} values={order.values} points={points} result={result} />
          <Multiples points={points} />
          <SweepTable swept={order.key} points={points} />
        </>
      )}
    </>
  )
}
