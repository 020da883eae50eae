import { expect, type Page } from '@playwright/test'

/** The panel “Measure my function”, and what is in it. */
export const panel = (page: Page) => page.getByRole('region', { name: 'Measure my function' })
export const editor = (page: Page) => panel(page).getByRole('textbox', { name: /Your function/ })
export const measure = (page: Page) => panel(page).getByRole('button', { name: 'Measure it', exact: true })

/** Opens it from the controls. */
export const openOwnPanel = async (page: Page) => {
  await page.getByRole('button', { name: 'Measure your function' }).click()
  await expect(editor(page)).toBeVisible()
}
/** As a paste: typing would have the editor close brackets. */
export const paste = async (page: Page, code: string) => {
  await editor(page).fill(code)
}
