import type { ChoiceRow } from '../../../domain/settings/setting-row'
import type { SettingKey } from '../../../domain/settings/settings'
import { useAppState, usePage } from '../../page-context'
import { type ChoiceWords, choiceWords, fitsSegments } from './choice-words'
import { FieldNotes } from './field-notes'
import { useSettingHelp } from './setting-help'

interface FieldProps {
  readonly settingKey: SettingKey
  readonly row: ChoiceRow
  readonly showsHelp: boolean
}
interface ControlProps extends FieldProps {
  readonly words: readonly ChoiceWords[]
}

const useChoice = (settingKey: SettingKey) => {
  const { session } = usePage()
  const value = useAppState((state) => state.settings[settingKey])
  return { value, choose: (choice: string) => session.change({ [settingKey]: choice }) }
}

const Segments = ({ settingKey, row, words }: ControlProps) => {
  const { value, choose } = useChoice(settingKey)
  const chosen = words.find((choice) => choice.value === value)
  return (
    <div className="field" role="radiogroup" aria-label={row.label} aria-describedby={`${settingKey}-notes`}>
      <span className="field-label" title={useSettingHelp(settingKey)} aria-hidden="true">
        {row.label}
      </span>
      <div className="segments">
        {words.map((choice) => (
          <label key={choice.value} className="segment" title={choice.meaning ?? undefined}>
            <input
              type="radio"
              className="segment-input"
              name={settingKey}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => choose(choice.value)}
            />
            {choice.name}
          </label>
        ))}
      </div>
      <p className="field-help">{chosen?.meaning}</p>
      <FieldNotes settingKey={settingKey} id={`${settingKey}-notes`} isVisible={false} />
    </div>
  )
}

const List = ({ settingKey, row, words, showsHelp }: ControlProps) => {
  const { value, choose } = useChoice(settingKey)
  return (
    <div className="field">
      <div className="field-line">
        <label htmlFor={settingKey} title={useSettingHelp(settingKey)}>
          {row.label}
        </label>
        <select
          id={settingKey}
          value={value}
          aria-describedby={`${settingKey}-notes`}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {words.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      </div>
      <FieldNotes settingKey={settingKey} id={`${settingKey}-notes`} isVisible={showsHelp} />
    </div>
  )
}

export const ChoiceField = (props: FieldProps) => {
  const words = choiceWords(props.row.choices)
  return fitsSegments(words) ? <Segments {...props} words={words} /> : <List {...props} words={words} />
}
