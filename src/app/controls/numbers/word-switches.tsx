import { useState } from 'react'
import type { NumberRow } from '../../../domain/settings/setting-row'
import type { SettingKey } from '../../../domain/settings/settings'
import { useAppState, usePage } from '../../page-context'
import { choiceWords } from '../fields/choice-words'

interface Props {
  readonly settingKey: SettingKey
  readonly row: NumberRow
  readonly words: Readonly<Record<string, string>>
  readonly describedBy: string
}

/** A switch for each word that may stand in place of a number; switched off, the last number comes back. */
export const WordSwitches = ({ settingKey, row, words, describedBy }: Props) => {
  const { session } = usePage()
  const value = useAppState((state) => state.settings[settingKey])
  const [lastNumber, setLastNumber] = useState(row.default)
  if (typeof value === 'number' && value !== lastNumber) setLastNumber(value)
  return choiceWords(words).map(({ value: word, name, meaning }) => (
    <label key={word} className="word-switch" title={meaning ?? undefined}>
      <input
        type="checkbox"
        className="switch-box"
        checked={value === word}
        aria-label={`${row.label}: ${word}`}
        aria-describedby={describedBy}
        onChange={({ currentTarget: { checked } }) =>
          session.change({ [settingKey]: checked ? word : lastNumber })
        }
      />
      {name}
    </label>
  ))
}
