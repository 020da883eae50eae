import type { NumberRow, SettingKey } from '../domain/settings'
import { FieldNotes } from './field-notes'
import { FieldProblem, NumberBox } from './number-box'
import { useAppState } from './page-context'
import { useNumberDraft } from './use-number-draft'

interface Props {
  readonly settingKey: SettingKey
  readonly row: NumberRow
  readonly showsHelp: boolean
}

export const NumberField = ({ settingKey, row, showsHelp }: Props) => {
  const draft = useNumberDraft(settingKey)
  const isZero = useAppState((state) => state.settings[settingKey] === 0)
  const notesId = `${settingKey}-notes`
  return (
    <div className="field">
      <div className="field-line">
        <label htmlFor={settingKey} title={row.help}>
          {row.label}
        </label>
        {isZero && row.zeroMeans && <span className="field-words">{row.zeroMeans}</span>}
        <NumberBox id={settingKey} row={row} draft={draft} describedBy={notesId} />
      </div>
      <FieldProblem problem={draft.problem} />
      <FieldNotes settingKey={settingKey} id={notesId} isVisible={showsHelp} />
    </div>
  )
}
