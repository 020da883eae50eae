import { useState } from 'react'
import { settingRow } from '../../../domain/settings/settings'
import { errorMessage } from '../../../domain/wording/error-message'
import { namedCores } from '../../../surroundings/named-cores'
import { requireOrder } from '../../../sweep/order'
import { isSweptKey, SWEPT_KEYS, type SweptKey } from '../../../sweep/swept'
import { useAppState } from '../../page-context'
import { listFrom, proposedList } from './list-text'
import type { useSweep } from './use-sweep'

/** What is wrong with the list; null when it can be swept. */
const problemWith = (key: SweptKey, text: string): string | null => {
  try {
    requireOrder({ [key]: listFrom(text) })
    return null
  } catch (error) {
    return errorMessage(error)
  }
}

/** What to sweep, over which list, and the button that begins. */
export const RequestForm = ({ hold }: { readonly hold: ReturnType<typeof useSweep> }) => {
  const settings = useAppState((state) => state.settings)
  const cores = namedCores()
  const [key, setKey] = useState<SweptKey>('workers')
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const text = typed ?? proposedList(key, settings, cores)
  const { blockedBy, start } = hold
  const begin = () => {
    if (blockedBy !== null) return
    const found = problemWith(key, text)
    setProblem(found)
    if (found === null) void start(key, listFrom(text))
  }
  return (
    <div className="sweep-form">
      <label>
        Sweep{' '}
        <select
          value={key}
          onChange={({ currentTarget: { value } }) => {
            if (!isSweptKey(value)) return
            setKey(value)
            setTyped(null)
            setProblem(null)
          }}
        >
          {SWEPT_KEYS.map((one) => (
            <option key={one} value={one}>
              {settingRow(one).label}
            </option>
          ))}
        </select>
      </label>
      <label className="sweep-list">
        over{' '}
        <input
          type="text"
          className="text-input"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={problem !== null}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            setProblem(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') begin()
          }}
        />
      </label>
      <button
        type="button"
        className="primary"
        aria-disabled={blockedBy !== null}
        title={blockedBy === null ? undefined : `“${blockedBy}” goes on`}
        onClick={begin}
      >
        Start the sweep
      </button>
      <p role="alert" className="field-problem">
        {problem}
      </p>
    </div>
  )
}
