import type { NumberRow } from '../../domain/settings'
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
    <input
      type="number"
      id={id}
      inputMode={row.integer ? 'numeric' : 'decimal'}
      min={row.min}
      max={row.max}
      step={row.integer ? 1 : 'any'}
      value={draft.text}
      disabled={isDisabled}
      aria-label={name}
      aria-describedby={describedBy}
      aria-invalid={draft.problem !== null}
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={draft.commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') draft.commit()
        if (key === 'Escape') draft.forget()
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
