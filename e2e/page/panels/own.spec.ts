import { expect, test } from '../../support/lab-page'
import { axeFindings } from '../../support/layout/axe'
import { editor, measure, openOwnPanel, panel, paste } from '../../support/own-panel'
import { openAnew } from '../../support/reopen'

const CODE = `export default (n) => {
  let sum = 0
  for (let i = 1; i <= n; i += 1) sum += Math.sqrt(i)
  return sum
}
export const args = (i, random) => [2_000_000 + Math.floor(random() * 1000)]
`

test('A pasted function is measured until it is stopped, and goes by a link to a fresh profile that asks before it runs', async ({
  lab,
  page,
  browser,
  baseURL,
}) => {
  await lab.open()
  await openOwnPanel(page)
  // Where the code is scrolled, on a phone, axe looks for what takes the focus in it.
  await expect(editor(page)).toHaveAttribute('tabindex', '0')
  await paste(page, CODE)
  await panel(page).getByRole('textbox', { name: 'Calls a second' }).fill('60')
  await measure(page).click()
  await expect(panel(page).getByRole('progressbar', { name: 'Measuring the function' })).toBeVisible()
  await panel(page).getByRole('button', { name: 'Stop measuring' }).click()
  await expect(panel(page).getByRole('status', { name: 'Function status' })).toContainText('Stopped')

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await panel(page).getByRole('button', { name: 'Copy link to code' }).click()
  await expect(panel(page).getByText('Copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/#own=1\.[\w-]+$/)

  const stranger = await browser.newContext(baseURL ? { baseURL } : {})
  const other = await stranger.newPage()
  await other.goto(link.replace('#', '?autostart=1#'))
  await expect(panel(other).getByRole('region', { name: 'Code from elsewhere' })).toContainText(
    'Nothing of it has run',
  )
  await expect(editor(other)).toContainText('sum += Math.sqrt(i)')
  await expect(measure(other)).toHaveAttribute('aria-disabled', 'true')
  await expect(panel(other).getByRole('textbox', { name: 'Calls a second' })).toHaveValue('60')
  expect(await other.evaluate(() => window.poolscope.snapshot())).toBeNull()
  await panel(other).getByRole('button', { name: 'I have read it: it may run' }).click()
  await expect(measure(other)).toHaveAttribute('aria-disabled', 'false')
  await expect(other).toHaveURL(/\/\?[^#]*$|\/$/)
  await measure(other).click()
  await panel(other).getByRole('button', { name: 'Stop measuring' }).click()
  await expect(panel(other).getByRole('status', { name: 'Function status' })).toContainText('Stopped')
  await stranger.close()
})

test('What cannot be measured is said at its place, leaves the code, and the next function runs in the lab', async ({
  lab,
  page,
}) => {
  await page.goto('./?seed=1#own=1.this-is-no-link')
  await expect(panel(page).getByRole('alert').filter({ hasText: 'cut or changed' })).toBeVisible()
  const fault = panel(page).getByRole('status', { name: 'What is wrong with the code' })
  for (const [code, words] of [
    ['export default (a => {\n  return a +\n}', /^Line \d+: /],
    ["import x from 'lodash'\nexport default () => x", /^Line 1: .*lodash/],
  ] as const) {
    await paste(page, code)
    await expect(fault).toContainText(words)
  }
  await paste(page, 'export const three = 3')
  await measure(page).click()
  await expect(panel(page).getByRole('status', { name: 'Function status' })).toContainText('Not measured')
  await expect(editor(page)).toContainText('three = 3')

  await panel(page).getByRole('combobox', { name: 'Ready-made functions' }).selectOption('mandelbrot-tile')
  await expect(panel(page).getByRole('button', { name: 'Back to the code before' })).toBeVisible()
  await panel(page).getByRole('button', { name: 'Run it in the lab' }).click()
  const { settings } = await lab.until(({ counts }) => counts.completed > 0)
  expect(settings).toMatchObject({ workload: 'own', mode: 'open', ratePerSecond: 50 })
  await lab.stop.click()
  await lab.until(({ phase }) => phase.kind === 'finished')
})

test.describe('The whole page', () => {
  test.use({ fetchesAhead: true })

  test('The panel can be used with the keyboard alone, fits every width, and axe finds nothing in it', async ({
    lab: _lab,
    page,
  }) => {
    await openAnew(page, '/visits/?seed=1#own')
    await editor(page).focus()
    await page.keyboard.press('Tab')
    await expect(editor(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(editor(page)).not.toBeFocused()
    await paste(page, 'export default () => { return')
    await expect(panel(page).getByRole('status', { name: 'What is wrong with the code' })).not.toBeEmpty()
    for (const [width, colorScheme] of [
      [320, 'light'],
      [390, 'dark'],
      [820, 'light'],
      [1024, 'dark'],
      [1440, 'light'],
      [2560, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${width} px`,
      ).toBeLessThanOrEqual(0)
      if (width === 390 || width === 1440) expect(await axeFindings(page), `${width} px`).toEqual([])
    }
  })
})
