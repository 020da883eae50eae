import type { Locator, Page } from '@playwright/test'
import { expect, freshTest, test } from '../../support/lab-page'
import { doIn } from '../../support/layout/panel-menu'
import { openReplay } from '../../support/replay-page'

const panels = (page: Page) => page.locator('[data-panel]')
const order = (page: Page) =>
  panels(page).evaluateAll((found) => found.map((panel) => panel.getAttribute('data-panel')))
const title = (page: Page, name: string) =>
  page.getByRole('figure', { name, exact: true }).getByRole('button', { name, exact: true })
const panel = (page: Page, id: string) => page.locator(`[data-panel="${id}"]`)
const menuButton = (page: Page, name: string) =>
  page.getByRole('button', { name: `Menu of ${name}`, exact: true })
/** The replayed page with its panels, which come after the first paint. */
const openPanels = async (page: Page) => {
  await openReplay(page)
  await expect(panels(page).first()).toBeVisible()
}
const theme = (page: Page) => page.locator('html').getAttribute('data-theme')
/** Where the focus is, by the panel around it. */
const focusedPanel = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-panel]')?.getAttribute('data-panel') ?? null)
const view = (page: Page) => page.getByRole('button', { name: 'View', exact: true })

// What keys, menus and Undo do, and what is kept, told or damaged: `src/app/{workspace,look/theme,help,undo,status}/**/*.dom.test.ts`.

test('A panel is moved by its menu and by dragging its head, and collapsed; one fills the page beside the sliders, by menu and by key; the theme follows the system until one is chosen; all of it is so at the next visit', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openPanels(page)
  expect(await theme(page)).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page).toHaveTitle('Running · Poolscope')
  const before = await order(page)
  await test.step('filled; Escape brings the others and the focus back', async () => {
    const small = await lab.figure('Dispatch latency').boundingBox()
    await doIn(panel(page, 'dispatch'), 'Fill the page')
    await expect(panels(page)).toHaveCount(1)
    for (const control of [lab.workers, lab.demand, lab.stop]) await expect(control).toBeInViewport()
    const large = await lab.figure('Dispatch latency').boundingBox()
    expect(large?.height ?? 0).toBeGreaterThan(2 * (small?.height ?? 0))
    await expect(menuButton(page, 'Dispatch latency')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menuButton(page, 'Dispatch latency')).toBeFocused()
    expect(await panels(page).count()).toBeGreaterThan(4)
    await expect(lab.figure('Dispatch latency')).toBeInViewport()
  })

  await test.step('by keys', async () => {
    await page.keyboard.press('3')
    expect(await focusedPanel(page)).toBe('slowdown')
    await page.keyboard.press('f')
    await expect(panels(page)).toHaveCount(1)
    await page.keyboard.press('f')
    expect(await panels(page).count()).toBeGreaterThan(4)
    await page.keyboard.press('t')
    await page.keyboard.press('t')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    // Held, it acts once.
    for (let press = 0; press < 4; press += 1) await page.keyboard.down('r')
    await page.keyboard.up('r')
    await expect(lab.status).toContainText('Finished')
    await page.keyboard.press('r')
    await expect(lab.status).toContainText('Running')
  })

  await test.step('by its menu', async () => {
    await doIn(panel(page, 'queue'), 'Move down')
    await doIn(panel(page, 'queue'), 'Move down')
    await expect(menuButton(page, 'Queue length')).toBeFocused()
    expect((await order(page)).slice(0, 3)).toEqual(['dispatch', 'slowdown', 'queue'])
    const figure = lab.figure('Queue length')
    await expect(figure.locator('.panel-body')).toBeVisible()
    await title(page, 'Queue length').click()
    await expect(figure.locator('.panel-body')).toHaveCount(0)
    await page.reload()
    await expect(panels(page).first()).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(title(page, 'Queue length')).toHaveAttribute('aria-expanded', 'false')
    expect((await order(page)).slice(0, 3)).toEqual(['dispatch', 'slowdown', 'queue'])
    await title(page, 'Queue length').click()
    await expect(figure.locator('path.series-line').first()).toHaveAttribute('d', /L/)
  })

  await view(page).click()
  await page.getByRole('button', { name: 'Reset arrangement' }).click()
  expect(await order(page)).toEqual(before)
  await page.keyboard.press('Escape')

  await test.step('by dragging; a drag that is let go nowhere moves nothing', async () => {
    const head = (id: string) => panel(page, id).locator('.panel-head')
    const drag = async (from: string, to: string) => {
      const grip = await head(from).boundingBox()
      const target = await panel(page, to).boundingBox()
      if (!grip || !target) throw new Error('A panel has no box on the page.')
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
      await expect(head(from)).toHaveAttribute('draggable', 'true')
      await page.mouse.down()
      // The browser tells of a drag with each move, and of what it is over once it has come to rest there.
      for (const down of [0.55, 0.5, 0.45, 0.4, 0.35, 0.3])
        await page.mouse.move(target.x + 40, target.y + target.height * down)
      await expect(page.locator('.slot-drop-before')).toHaveCount(1)
    }
    await drag('slowdown', 'queue')
    await page.mouse.move(4, 4, { steps: 3 })
    await expect(page.locator('.slot-drop-before')).toHaveCount(0)
    await page.mouse.up()
    await expect(page.getByRole('status', { name: 'Arrangement' })).toHaveText(
      'Slowdown ratio stays where it is',
    )
    expect((await order(page))[0]).toBe('queue')
    await drag('slowdown', 'queue')
    await page.mouse.up()
    await expect.poll(async () => (await order(page)).slice(0, 3)).toEqual(['slowdown', 'queue', 'dispatch'])
  })
})

freshTest('The page has its theme before any of its script runs', async ({ lab, page, complaints }) => {
  await lab.open()
  await page.evaluate(() =>
    localStorage.setItem('poolscope.arrangement', '{"state":{"theme":"dark"},"version":1}'),
  )
  await page.route(/assets\/index-.*\.js/, (route) => route.abort())
  await page.reload()
  expect(await theme(page)).toBe('dark')
  await expect(page.locator('#root > .first-words')).toBeVisible()
  complaints.length = 0
})

/** The tip stands below its word, wherever that is. */
const expectBeside = async (tip: Locator, word: Locator) => {
  const [shown, at] = [await tip.boundingBox(), await word.boundingBox()]
  if (!shown || !at) throw new Error('The tip or its word is not on the page.')
  expect(Math.abs(shown.x - at.x)).toBeLessThan(2)
  expect(shown.y - (at.y + at.height)).toBeGreaterThan(0)
  expect(shown.y - (at.y + at.height)).toBeLessThan(20)
}

test('A key lists the keys and the terms, until Escape; a word is explained beside it, and so is the title of a panel; on a phone the sliders and Run stay in sight, and the other settings wait behind a button', async ({
  lab,
  page,
}) => {
  await openPanels(page)
  await test.step('a native dialog, which gives the focus back', async () => {
    const help = page.getByRole('button', { name: 'Shortcuts and terms' })
    await help.focus()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Shortcuts and terms' })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('t')
    expect(await theme(page)).toBe('light')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(help).toBeFocused()
  })

  await test.step('a word, and a title', async () => {
    const word = page.getByRole('term').filter({ hasText: 'Slowdown ratio' }).getByRole('button')
    const tip = page.getByRole('tooltip').filter({ hasText: 'In ×.' })
    await page.getByRole('button', { name: 'Copy link' }).focus()
    await page.keyboard.press('Tab')
    await expect(word).toBeFocused()
    await expect(tip).toBeVisible()
    await expect(word).toHaveAccessibleDescription(/Mean call latency through the pool/)
    await expectBeside(tip, word)
    await page.keyboard.press('Escape')
    await expect(tip).toHaveCount(0)
    const title = page.locator('#queue .panel-title')
    await title.hover()
    await expectBeside(page.locator('#queue').getByRole('tooltip'), title)
  })

  await page.setViewportSize({ width: 390, height: 844 })
  const mode = page.getByRole('radiogroup', { name: 'Demand mode' })
  await expect(mode).toBeHidden()
  await page.getByRole('button', { name: 'All settings' }).click()
  await expect(mode).toBeVisible()
  await page.getByRole('button', { name: 'Fewer settings' }).click()
  await page.locator('#checks').scrollIntoViewIfNeeded()
  for (const control of [lab.workers, lab.demand, lab.stop]) await expect(control).toBeInViewport()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
