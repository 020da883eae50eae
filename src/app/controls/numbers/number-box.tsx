import type { NumberRow } from '../../../domain/settings/setting-row'
import type { useNumberDraft } from './use-number-draft'

interface Props {
  readonly id: string
  readonly row: NumberRow
  readonly draft: ReturnType<typeof useNumberDraft>
  readonly describedBy: string
  /** Where the visible label already names a slider. */
  readonly name?: string
  /** While a word stands in place of the number. */
  readonly isDisabled?: boolean
}

export const NumberBox = ({ id, row, draft, describedBy, name, isDisabled = false }: Props) => (
  <span className="number-box">
    {/* Of type "number" a browser would drop a comma without a word, and "0,5" would be 5. */}
    <input
      type="text"
      role="spinbutton"
      autoComplete="off"
      id={id}
      inputMode={row.integer ? 'numeric' : 'decimal'}
      aria-valuemin={row.min}
      aria-valuemax={row.max}
      aria-valuenow={draft.value}
      value={draft.text}
      disabled={isDisabled}
      aria-label={name}
      aria-describedby={describedBy}
      aria-invalid={draft.problem !== null}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.commit()
        else if (event.key === 'Escape') draft.forget()
        else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
          event.preventDefault()
          draft.step(event.key === 'ArrowUp' ? 1 : -1)
        }
      }}
    />
    <span className="unit" aria-hidden="true">
      {row.unit}
    </span>
  </span>
)

export const FieldProblem = ({ problem }: { readonly problem: string | null }) => (
  <p role="alert" className="field-problem">
    {problem}
  </p>
)
