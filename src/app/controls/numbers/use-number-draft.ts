import { useRef, useState } from 'react'
import type { NumberRow } from '../../../domain/settings/setting-row'
import { type SettingKey, settingRow } from '../../../domain/settings/settings'
import { useAppState, usePage } from '../../page-context'
import { readTyped } from './typed-value'

/** Pause after which what is typed counts, ms: "160" passes through "1" and "16", and neither is meant. */
const TYPING_PAUSE_MS = 400

/** Whole steps from where a value is, never out of its range. */
export const steppedValue = (
  value: number,
  by: 1 | -1,
  { min, max }: Pick<NumberRow, 'min' | 'max'>,
): number => Math.min(max, Math.max(min, value + by))

/**
 * A number box being typed in: the setting keeps its value until the text is a valid one. Blank while a word
 * stands in place of the number.
 */
export const useNumberDraft = (key: SettingKey) => {
  const { session, store } = usePage()
  const value = useAppState((state) => state.settings[key])
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: typeof value } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // The setting changed elsewhere, by its slider or a preset: the draft is out of date.
  const isCurrent = draft !== null && draft.over === value

  const commit = (text: string) => {
    clearTimeout(timer.current)
    const typed = readTyped(key, text, store.getState().settings)
    if (typed.kind === 'invalid') return setProblem(typed.problem)
    setProblem(null)
    setDraft(null)
    session.change(typed.patch)
  }
  const type = (text: string) => {
    setDraft({ text, over: value })
    setProblem(null)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => commit(text), TYPING_PAUSE_MS)
  }
  /** One more or one less, which ends at the range. */
  const step = (by: 1 | -1) => {
    const row = settingRow(key)
    if (row.kind !== 'number' || typeof value !== 'number') return
    clearTimeout(timer.current)
    setDraft(null)
    setProblem(null)
    session.change({ [key]: steppedValue(value, by, row) })
  }
  return {
    value: typeof value === 'number' ? value : undefined,
    step,
    text: isCurrent ? draft.text : typeof value === 'number' ? String(value) : '',
    problem: isCurrent ? problem : null,
    type,
    commit: () => {
      if (isCurrent) commit(draft.text)
    },
    forget: () => {
      clearTimeout(timer.current)
      setDraft(null)
    },
  }
}
