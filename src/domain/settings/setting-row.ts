/** When a change of the setting reaches a run that is going on. */
type Effect = 'live' | 'next-run'
/** Where the control panel shows the setting. */
export type Group = 'main' | 'demand' | 'workload' | 'pool' | 'systems' | 'measurement'

interface Described {
  readonly label: string
  readonly group: Group
  readonly effect: Effect
}
export interface NumberRow<W extends string = string> extends Described {
  readonly kind: 'number'
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly integer: boolean
  /** A number even where words are allowed: whoever takes back a word returns to it. */
  readonly default: number
  /** What 0 stands for, where 0 is not a quantity. */
  readonly zeroMeans?: string
  /** Words that may stand in place of a number, and what each means. */
  readonly words?: Readonly<Record<W, string>>
}
export interface ChoiceRow<C extends string = string> extends Described {
  readonly kind: 'choice'
  readonly choices: Readonly<Record<C, string>>
  readonly default: NoInfer<C>
}
/** A short text with a grammar of its own; empty where there is none. */
export interface TextRow extends Described {
  readonly kind: 'text'
  readonly default: ''
  /** What an empty text stands for. */
  readonly emptyMeans: string
  /** What is wrong with a text that is not empty, as it follows "must"; null when nothing is. */
  readonly problemOf: (text: string) => string | null
}
export type SettingRow = NumberRow | ChoiceRow | TextRow

/** What makes a row of the table of settings. */
export const number = (row: Omit<NumberRow<never>, 'kind' | 'words'>): NumberRow<never> => ({
  kind: 'number',
  ...row,
})
export const numberOrWord = <W extends string>(row: Omit<NumberRow<W>, 'kind'>): NumberRow<W> => ({
  kind: 'number',
  ...row,
})
export const choice = <C extends string>(row: Omit<ChoiceRow<C>, 'kind'>): ChoiceRow<C> => ({
  kind: 'choice',
  ...row,
})
export const text = (row: Omit<TextRow, 'kind'>): TextRow => ({ kind: 'text', ...row })
