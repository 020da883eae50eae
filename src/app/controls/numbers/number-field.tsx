import type { NumberRow } from '../../../domain/settings/setting-row'
import type { SettingKey } from '../../../domain/settings/settings'
import { useAppState } from '../../page-context'
import { FieldNotes } from '../fields/field-notes'
import { useSettingHelp } from '../fields/setting-help'
import { FieldProblem, NumberBox } from './number-box'
import { useNumberDraft } from './use-number-draft'
import { WordSwitches } from './word-switches'

interface Props {
  readonly settingKey: SettingKey
  readonly row: NumberRow
  readonly showsHelp: boolean
}

export const NumberField = ({ settingKey, row, showsHelp }: Props) => {
  const draft = useNumberDraft(settingKey)
  const value = useAppState((state) => state.settings[settingKey])
  const notesId = `${settingKey}-notes`
  return (
    <div className="field">
      <div className="field-line">
        <label htmlFor={settingKey} title={useSettingHelp(settingKey)}>
          {row.label}
        </label>
        {value === 0 && row.zeroMeans && <span className="field-words">{row.zeroMeans}</span>}
        {row.words && (
          <WordSwitches settingKey={settingKey} row={row} words={row.words} describedBy={notesId} />
        )}
        <NumberBox
          id={settingKey}
          row={row}
          draft={draft}
          describedBy={notesId}
          isDisabled={typeof value !== 'number'}
        />
      </div>
      <FieldProblem problem={draft.problem} />
      <FieldNotes settingKey={settingKey} id={notesId} isVisible={showsHelp} />
    </div>
  )
}
