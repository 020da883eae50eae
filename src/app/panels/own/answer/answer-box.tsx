import { useId, useState } from 'react'
import type { QuestionRange } from '../../../../domain/own/own-question'
import { readTypedAnswer } from './answer'

interface Props {
  readonly range: QuestionRange
  readonly value: number | null
  /** What a blank one means; without it there is none. */
  readonly blank?: string
  /** Where the words beside it say the unit. */
  readonly hidesUnit?: boolean
  readonly onAnswer: (value: number | null) => void
}

const textOf = (value: number | null) => (value === null ? '' : String(value))

/** A number that somebody knows, or leaves blank. What is no number is said, and the last one stays. */
export const AnswerBox = ({ range, value, blank, hidesUnit = false, onAnswer }: Props) => {
  const id = useId()
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: number | null } | null>(null)
  // Answered elsewhere, by a ready-made function or a link: the draft is out of date.
  const isCurrent = draft !== null && draft.over === value
  const text = isCurrent ? draft.text : textOf(value)
  const answer = readTypedAnswer(text, range, blank !== undefined)
  const type = (typed: string) => {
    const next = readTypedAnswer(typed, range, blank !== undefined)
    setDraft({ text: typed, over: next.kind === 'answer' ? next.value : value })
    if (next.kind === 'answer') onAnswer(next.value)
  }
  const problem = answer.kind === 'problem' ? answer.problem : null
  return (
    <span className="own-answer">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={range.label}
        aria-invalid={problem !== null}
        aria-describedby={id}
        placeholder={blank}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {!hidesUnit && <span aria-hidden="true"> {range.unit}</span>}
      <span role="alert" id={id} className="field-problem">
        {problem}
      </span>
    </span>
  )
}
