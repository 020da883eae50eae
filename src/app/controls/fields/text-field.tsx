import { Suspense, useState } from 'react'
import { Guard } from '../../../charts/frame/guard/guard'
import { createLate } from '../../../charts/frame/guard/late'
import type { TextRow } from '../../../domain/settings/setting-row'
import { type SettingKey, settingRow } from '../../../domain/settings/settings'
import { acceptSettings } from '../../../settings/validate'
import { LATE_PARTS } from '../../late/late-parts'
import { useAppState, usePage } from '../../page-context'
import { FieldProblem } from '../numbers/number-box'
import { FieldNotes } from './field-notes'
import { useSettingHelp } from './setting-help'

interface Props {
  readonly settingKey: SettingKey
  readonly row: TextRow
}

const PlanEditor = createLate(LATE_PARTS.planEditor)

/** The message as people know the setting: by its label. */
const problemWith = (key: SettingKey, text: string): string | null => {
  const [problem] = acceptSettings({ [key]: text }).problems
  if (!problem) return null
  const { message } = problem
  return message.startsWith(`${key} `) ? `${settingRow(key).label}${message.slice(key.length)}` : message
}

/** A short text with a grammar: the setting keeps its value until what is typed is right. */
export const TextField = ({ settingKey, row }: Props) => {
  const { session } = usePage()
  const value = String(useAppState((state) => state.settings[settingKey]))
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isDrawing, setIsDrawing] = useState(false)
  // Changed elsewhere, by the drawn line or a preset: the draft is out of date.
  const isCurrent = draft !== null && draft.over === value
  const notesId = `${settingKey}-notes`

  const commit = () => {
    if (!isCurrent) return
    const text = draft.text.trim()
    const found = problemWith(settingKey, text)
    setProblem(found)
    if (found !== null) return
    setDraft(null)
    session.change({ [settingKey]: text })
  }
  const forget = () => {
    setDraft(null)
    setProblem(null)
  }
  return (
    <div className="field text-field">
      <div className="field-line">
        <label htmlFor={settingKey} title={useSettingHelp(settingKey)}>
          {row.label}
        </label>
        <button
          type="button"
          className="small quiet"
          aria-expanded={isDrawing}
          onClick={() => setIsDrawing(!isDrawing)}
        >
          Draw
        </button>
      </div>
      <input
        type="text"
        className="text-input"
        id={settingKey}
        autoComplete="off"
        spellCheck={false}
        placeholder={row.emptyMeans}
        value={isCurrent ? draft.text : value}
        aria-describedby={notesId}
        aria-invalid={isCurrent && problem !== null}
        onChange={(event) => {
          setDraft({ text: event.currentTarget.value, over: value })
          setProblem(null)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          else if (event.key === 'Escape') forget()
        }}
      />
      <FieldProblem problem={isCurrent ? problem : null} />
      {isDrawing && (
        <Guard part="The drawn plan">
          <Suspense fallback={null}>
            <PlanEditor text={value} onChange={(text) => session.change({ [settingKey]: text })} />
          </Suspense>
        </Guard>
      )}
      <FieldNotes settingKey={settingKey} id={notesId} isVisible={false} />
    </div>
  )
}
