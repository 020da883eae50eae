import type { ChoiceRow, NumberRow, TextRow } from './settings'

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
