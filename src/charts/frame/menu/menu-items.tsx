import type { MouseEvent, ReactNode } from 'react'

interface ActionProps {
  readonly children: ReactNode
  readonly onAct: () => void
  readonly hint?: string
  readonly isEnabled?: boolean
}

const menuAround = ({ currentTarget }: MouseEvent) => currentTarget.closest<HTMLElement>('[popover]')

/** Something that is done at once; the menu closes. */
export const MenuAction = ({ children, onAct, hint, isEnabled = true }: ActionProps) => (
  <button
    type="button"
    className="menu-item"
    title={hint}
    aria-disabled={!isEnabled}
    onClick={(event) => {
      if (!isEnabled) return
      menuAround(event)?.hidePopover()
      onAct()
    }}
  >
    {children}
  </button>
)

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
  readonly hint?: string
  /** Before the label: how it is drawn. */
  readonly sign?: ReactNode
}

/** Something that is on or off; the menu stays for the next. */
export const MenuSwitch = ({ label, isOn, onSwitch, hint, sign }: SwitchProps) => (
  <label className="menu-item" title={hint}>
    <input type="checkbox" checked={isOn} onChange={({ currentTarget: { checked } }) => onSwitch(checked)} />
    {sign}
    {label}
  </label>
)

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly name: string }[]
  readonly onChoose: (value: T) => void
}

/** One of several. */
export const MenuChoice = <T extends string>({ label, value, choices, onChoose }: ChoiceProps<T>) => (
  <label className="menu-item menu-choice">
    {label}
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = choices.find((choice) => choice.value === currentTarget.value)
        if (chosen) onChoose(chosen.value)
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </select>
  </label>
)

interface GroupProps {
  readonly label: string
  readonly children: ReactNode
}

export const MenuGroup = ({ label, children }: GroupProps) => (
  <fieldset className="menu-group">
    <legend>{label}</legend>
    {children}
  </fieldset>
)
