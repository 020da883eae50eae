// @vitest-environment page
import { screen, within } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { changeScheme } from '../../testing/dom/test-system'
import { visit } from '../../testing/test-page'
import { button, shownTheme } from '../../testing/test-parts'

it('The theme follows the system until one is chosen, which is so at the next visit.', async () => {
  const page = await visit('?seed=1', { scheme: 'dark' })
  expect(shownTheme()).toBe('dark')
  await page.after(() => changeScheme('light'))
  expect(shownTheme()).toBe('light')
  await page.user.click(button('View'))
  const theme = (name: string) =>
    within(screen.getByRole('radiogroup', { name: 'Theme' })).getByRole<HTMLInputElement>('radio', { name })
  expect(theme('System').checked).toBe(true)
  await page.user.click(theme('Dark'))
  expect(shownTheme()).toBe('dark')
  await page.after(() => changeScheme('light'))
  expect(shownTheme()).toBe('dark')
  document.documentElement.dataset.theme = ''
  await page.visitAgain()
  expect(shownTheme()).toBe('dark')
})
