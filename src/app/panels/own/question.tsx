import { useId } from 'react'
import { type OwnDemand, QUESTION_RANGES } from '../../../domain/own/own-question'
import { shownQuestion } from '../../../store/own/own'
import { usePage } from '../../page-context'
import { AnswerBox } from './answer/answer-box'
import { choiceOf, useOwn } from './use-own'

/** What stands when the other way of being called is chosen. */
const USUAL: Readonly<Record<OwnDemand['kind'], OwnDemand>> = {
  rate: { kind: 'rate', callsPerSecond: 50 },
  burst: { kind: 'burst', calls: 100 },
}
const DEMAND_WORDS = { rate: 'times a second', burst: 'in one burst' } as const
const KINDS = ['rate', 'burst'] as const

const DemandChoice = ({ demand, onChoose }: { demand: OwnDemand; onChoose: (next: OwnDemand) => void }) => {
  const name = useId()
  return (
    <span className="segments" role="radiogroup" aria-label="Called">
      {KINDS.map((kind) => (
        <label key={kind} className="segment">
          <input
            type="radio"
            className="segment-input"
            name={name}
            checked={demand.kind === kind}
            onChange={() => onChoose(USUAL[kind])}
          />
          {DEMAND_WORDS[kind]}
        </label>
      ))}
    </span>
  )
}

/** What somebody knows of their function, and what was chosen for it. */
export const Question = () => {
  const { own } = usePage()
  const question = useOwn(shownQuestion)
  const sentence = useOwn((state) => choiceOf(state).sentence)
  const { takesMs, demand, argumentsKb } = question
  const ask = (patch: Partial<typeof question>) => own.ask({ ...question, ...patch })
  return (
    <fieldset className="own-question">
      <legend>What do you know of it?</legend>
      <div className="own-known">
        <span className="own-part">
          It takes{' '}
          <AnswerBox
            range={QUESTION_RANGES.takesMs}
            value={takesMs}
            blank="measure it"
            onAnswer={(value) => ask({ takesMs: value })}
          />
        </span>
        <span className="own-part">
          and is called{' '}
          {demand.kind === 'rate' ? (
            <AnswerBox
              range={QUESTION_RANGES.callsPerSecond}
              hidesUnit
              value={demand.callsPerSecond}
              onAnswer={(value) => value !== null && ask({ demand: { kind: 'rate', callsPerSecond: value } })}
            />
          ) : (
            <AnswerBox
              range={QUESTION_RANGES.burst}
              hidesUnit
              value={demand.calls}
              onAnswer={(value) => value !== null && ask({ demand: { kind: 'burst', calls: value } })}
            />
          )}
          <DemandChoice demand={demand} onChoose={(next) => ask({ demand: next })} />
        </span>
        <span className="own-part">
          with arguments of{' '}
          <AnswerBox
            range={QUESTION_RANGES.argumentsKb}
            value={argumentsKb}
            blank="as made"
            onAnswer={(value) => ask({ argumentsKb: value })}
          />
        </span>
      </div>
      <p className="own-choice">{sentence}</p>
    </fieldset>
  )
}
