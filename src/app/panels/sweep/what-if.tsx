import { useState } from 'react'
import type { ExperimentOutcome } from '../../../domain/experiments/experiment'
import { errorMessage } from '../../../domain/wording/error-message'
import {
  type Lone,
  loneExperiment,
  loneFrom,
  type Needed,
  type Target,
  targetFault,
  tryExperiment,
  workersNeeded,
} from '../../../sweep/experiments/what-if'
import { readNumber } from '../../controls/numbers/number-text'
import { useAppState, usePage } from '../../page-context'
import { ExperimentProgressLine } from '../claims/experiment-control'
import { OutcomeView } from '../claims/outcome-view'

const IDS: readonly string[] = ['what-if-lone', 'what-if']

/** A typed number; NaN where it is none. */
const typedNumber = (text: string): number => {
  const read = readNumber(text)
  return read?.kind === 'number' ? read.value : Number.NaN
}

const NumberInput = ({
  label,
  unit,
  text,
  onType,
}: {
  readonly label: string
  readonly unit: string
  readonly text: string
  readonly onType: (text: string) => void
}) => (
  <label className="what-if-input">
    {label}{' '}
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className="text-input"
      value={text}
      onChange={({ currentTarget: { value } }) => onType(value)}
    />{' '}
    <span className="unit">{unit}</span>
  </label>
)

/** What was found of a lone call; null where the experiment ended otherwise. */
const loneIn = (outcome: ExperimentOutcome): Lone | null =>
  outcome.kind === 'found' ? loneFrom(outcome.finding) : null

/** Measures a lone call, works the workers out, and runs exactly that. */
const useWhatIf = () => {
  const { experiments, session, store } = usePage()
  const [needed, setNeeded] = useState<Needed | null>(null)
  const find = async (target: Target) => {
    const { settings } = store.getState()
    const outcome = await experiments.start(loneExperiment(settings))
    const lone = loneIn(outcome)
    const found: Needed = lone
      ? workersNeeded(target, lone, settings.workload)
      : { kind: 'none', reason: outcome.kind === 'found' ? outcome.finding.sentence : outcome.reason }
    setNeeded(found)
    if (found.kind === 'needed') await experiments.start(tryExperiment(settings, target, found.workers))
  }
  return {
    needed,
    start: (target: Target) => {
      setNeeded(null)
      find(target).catch((error: unknown) => session.notify('error', errorMessage(error)))
    },
    stop: () => void experiments.stop().catch(() => undefined),
  }
}

/** What if so many calls come, and 99 in 100 may take no longer than this? */
export const WhatIf = () => {
  const { needed, start, stop } = useWhatIf()
  const going = useAppState(({ experiment }) => experiment)
  const outcome = useAppState(({ outcomes }) => outcomes['what-if'] ?? null)
  const [arrivals, setArrivals] = useState('100')
  const [p99, setP99] = useState('50')
  const [fault, setFault] = useState<string | null>(null)
  const isOurs = going !== null && IDS.includes(going.id)
  const press = () => {
    if (isOurs) return stop()
    if (going) return
    const target = { arrivalsPerSecond: typedNumber(arrivals), p99Us: typedNumber(p99) * 1000 }
    const found = targetFault(target)
    setFault(found)
    if (found === null) start(target)
  }
  return (
    <section className="what-if" aria-label="What if">
      <h3>What if</h3>
      <div className="sweep-form">
        <NumberInput label="Calls arrive" unit="a second" text={arrivals} onType={setArrivals} />
        <NumberInput label="99 in 100 may take" unit="ms" text={p99} onType={setP99} />
        <button type="button" aria-disabled={going !== null && !isOurs} onClick={press}>
          {isOurs ? 'Stop' : 'Find the workers, and run exactly that'}
        </button>
      </div>
      <p role="alert" className="field-problem">
        {fault}
      </p>
      {isOurs && <ExperimentProgressLine title="What if" progress={going} />}
      <div aria-live="polite">
        {needed && (
          <p className="sweep-sentence">{needed.kind === 'needed' ? needed.sentence : needed.reason}</p>
        )}
        {needed?.kind === 'needed' && needed.caution && <p className="sweep-remark">{needed.caution}</p>}
      </div>
      {needed?.kind === 'needed' && !isOurs && <OutcomeView outcome={outcome} hasFigures={false} />}
    </section>
  )
}
