import { screen, within } from '@testing-library/dom'
import type { UserEvent } from '@testing-library/user-event'

/** Parts of the page as people know them. */

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
export const region = (name: string): HTMLElement => {
  // A panel's menu has the name of its panel, and is in the way only while it is open.
  const [found] = screen
    .getAllByRole('region', { name })
    .filter((one) => !one.hasAttribute('popover') || one.matches(':popover-open'))
  if (!found) throw new Error(`There is no region ${name}.`)
  return found
}
export const slot = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-panel="${id}"]`)
  if (!found) throw new Error(`There is no panel ${id}.`)
  return found
}
/** Ids of the panels that are there, from top to bottom. */
export const panelOrder = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-panel]')].map(({ dataset }) => dataset.panel)
export const panelTitle = (id: string): HTMLElement => {
  const found = slot(id).querySelector<HTMLElement>('.panel-title, .panel-head .term')
  if (!found) throw new Error(`The panel ${id} has no title.`)
  return found
}
/** What is said of the run, spoken and shown. */
export const runStatus = (): string => screen.getByRole('status', { name: 'Run status' }).textContent ?? ''
export const shownTheme = (): string | undefined => document.documentElement.dataset.theme
/** The number that a slider has. */
export const sliderValue = (name: string): string =>
  screen.getByRole<HTMLInputElement>('slider', { name }).value

export const typeInto = async (user: UserEvent, box: HTMLElement, text: string): Promise<void> => {
  await user.clear(box)
  await user.type(box, text)
}

const menuOf = (id: string) => within(slot(id)).getByRole('button', { name: /^Menu of / })
/** Does what a panel's menu offers. */
export const doIn = async (user: UserEvent, id: string, name: string): Promise<void> => {
  await user.click(menuOf(id))
  await user.click(within(slot(id)).getByRole('button', { name }))
}
export const hasMenuFocus = (id: string): boolean => menuOf(id) === document.activeElement
