import type { Locator } from '@playwright/test'

/** A panel's menu, opened; what is in it is found by role and name. */
export const openMenu = async (panel: Locator): Promise<Locator> => {
  const menu = panel.locator('.panel-menu')
  if (!(await menu.isVisible())) await panel.getByRole('button', { name: /^Menu of / }).click()
  return menu
}

/** Switches something in a panel's menu to the other state, and closes the menu. */
export const switchIn = async (panel: Locator, name: string): Promise<void> => {
  const menu = await openMenu(panel)
  await menu.getByRole('checkbox', { name, exact: true }).click()
  await panel.page().keyboard.press('Escape')
}

/** Does what a panel's menu offers. */
export const doIn = async (panel: Locator, name: string): Promise<void> => {
  const menu = await openMenu(panel)
  await menu.getByRole('button', { name, exact: true }).click()
}

export const showTable = (panel: Locator): Promise<void> => switchIn(panel, 'Show as table')
