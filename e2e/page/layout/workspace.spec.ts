import type { Locator, Page } from '@playwright/test'
import { expect, freshTest, type LabPage, test } from '../../support/lab-page'
import { doIn } from '../../support/layout/panel-menu'
import { openReplay, type ReplayOrder, showReplay } from '../../support/replay-page'

const panels = (page: Page) => page.locator('[data-panel]')
const order = (page: Page) =>
  panels(page).evaluateAll((found) => found.map((panel) => panel.getAttribute('data-panel')))
const title = (page: Page, name: string) =>
  page.getByRole('figure', { name, exact: true }).getByRole('button', { name, exact: true })
const panel = (page: Page, id: string) => page.locator(`[data-panel="${id}"]`)
const menuButton = (page: Page, name: string) =>
  page.getByRole('button', { name: `Menu of ${name}`, exact: true })
/** The replayed page with its panels, which come after the first paint. */
const openPanels = async (page: Page, order?: ReplayOrder) => {
  await openReplay(page, order)
  await expect(panels(page).first()).toBeVisible()
}
const theme = (page: Page) => page.locator('html').getAttribute('data-theme')
const view = (page: Page) => page.getByRole('button', { name: 'View', exact: true })

test('A panel that is collapsed shows its heading only; the theme follows the system until one is chosen; both are so at the next visit', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openPanels(page)
  expect(await theme(page)).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await view(page).click()
  const themes = page.getByRole('radiogroup', { name: 'Theme' })
  await expect(themes.getByRole('radio', { name: 'System' })).toBeChecked()
  await themes.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  const figure = lab.figure('Queue length')
  await expect(figure.locator('.panel-body')).toBeVisible()
  await title(page, 'Queue length').click()
  await expect(title(page, 'Queue length')).toHaveAttribute('aria-expanded', 'false')
  await expect(figure.locator('.panel-body')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(title(page, 'Queue length')).toHaveAttribute('aria-expanded', 'false')
  await title(page, 'Queue length').click()
  await expect(figure.locator('path.series-line').first()).toHaveAttribute('d', /L/)
})

test('A panel is moved by its menu, whose button keeps the focus, and by dragging its head, and the move is told; one fills the page beside the sliders', async ({
  lab,
  page,
}) => {
  await openPanels(page)
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

  await test.step('by its menu', async () => {
    await doIn(panel(page, 'queue'), 'Move down')
    await doIn(panel(page, 'queue'), 'Move down')
    await expect(menuButton(page, 'Queue length')).toBeFocused()
    await expect(page.getByRole('status', { name: 'Arrangement' })).toHaveText(
      `Queue length moved to place 3 of ${before.length}`,
    )
    expect((await order(page)).slice(0, 3)).toEqual(['dispatch', 'slowdown', 'queue'])
    // The seconds stand under the lowest of the charts, the names of the marks over the highest.
    await expect(lab.figure('Queue length').locator('.panel-body')).toHaveAttribute('data-place', 'last')
    await page.reload()
    await expect(panels(page).first()).toBeVisible()
    expect((await order(page)).slice(0, 3)).toEqual(['dispatch', 'slowdown', 'queue'])
  })

  const resetArrangement = async () => {
    await view(page).click()
    await page.getByRole('button', { name: 'Reset arrangement' }).click()
    expect(await order(page)).toEqual(before)
    await page.keyboard.press('Escape')
  }
  await resetArrangement()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  expect((await order(page)).slice(0, 3)).toEqual(['dispatch', 'slowdown', 'queue'])
  await resetArrangement()

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

test('Panels that are unknown, missing or damaged in what was kept do no harm', async ({
  lab: _lab,
  page,
}) => {
  await openPanels(page)
  const all = await order(page)
  await page.evaluate(() =>
    localStorage.setItem(
      'poolscope.arrangement',
      JSON.stringify({
        state: { order: ['of-another-version', 'checks'], collapsed: 7, filled: 'gone', theme: 'sepia' },
        version: 1,
      }),
    ),
  )
  await page.reload()
  await expect(panels(page)).toHaveCount(all.length)
  expect((await order(page)).indexOf('checks')).toBeLessThan(all.length)
  // What is no JSON, or bad otherwise, is told apart where nothing is drawn.
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

/** Where the focus is, by the panel around it. */
const focusedPanel = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-panel]')?.getAttribute('data-panel') ?? null)

test('Keys run and stop, pause the picture, go to panels, fill the page and change the theme', async ({
  lab,
  page,
}) => {
  await openPanels(page)
  await expect(page).toHaveTitle('Running · Poolscope')
  await page.keyboard.press('p')
  await expect(page).toHaveTitle('Charts frozen · Poolscope')
  await page.keyboard.press('P')
  await expect(page).toHaveTitle('Running · Poolscope')

  await page.keyboard.press('3')
  expect(await focusedPanel(page)).toBe('slowdown')
  await page.keyboard.press('f')
  await expect(panels(page)).toHaveCount(1)
  await expect(lab.figure('Slowdown ratio')).toBeVisible()
  await page.keyboard.press('f')
  expect(await panels(page).count()).toBeGreaterThan(4)
  await page.keyboard.press('c')
  await expect(title(page, 'Slowdown ratio')).toHaveAttribute('aria-expanded', 'false')

  await page.keyboard.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.keyboard.press('r')
  await expect(lab.status).toContainText('Finished')
  await page.keyboard.press('r')
  await expect(lab.status).toContainText('Running')
})

test('A key lists the keys and the terms; keys are for the field that is typed in, and can be switched off', async ({
  lab,
  page,
}) => {
  await openPanels(page)
  const help = page.getByRole('button', { name: 'Shortcuts and terms' })
  await help.focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Shortcuts and terms' })
  await expect(dialog.getByRole('row').filter({ hasText: 'Run; while a run goes on' })).toBeVisible()
  await expect(dialog.getByRole('term').filter({ hasText: 'Slowdown ratio' })).toHaveCount(1)
  // Nothing happens behind a dialog.
  await page.keyboard.press('t')
  expect(await theme(page)).toBe('light')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(help).toBeFocused()

  await page.getByRole('spinbutton', { name: 'Workers value' }).focus()
  await page.keyboard.press('t')
  await page.keyboard.press('r')
  expect(await theme(page)).toBe('light')
  await expect(lab.status).toContainText('Running')

  await help.click()
  await dialog.getByRole('checkbox', { name: 'Single keys act on the page' }).uncheck()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('t')
  expect(await theme(page)).toBe('light')
})

/** The tip stands below its word, wherever that is. */
const expectBeside = async (tip: Locator, word: Locator) => {
  const [shown, at] = [await tip.boundingBox(), await word.boundingBox()]
  if (!shown || !at) throw new Error('The tip or its word is not on the page.')
  expect(Math.abs(shown.x - at.x)).toBeLessThan(2)
  expect(shown.y - (at.y + at.height)).toBeGreaterThan(0)
  expect(shown.y - (at.y + at.height)).toBeLessThan(20)
}

test('A word is explained with its unit, beside it, while it has the focus, until Escape; and so is the title of a panel', async ({
  lab: _lab,
  page,
}) => {
  await openPanels(page)
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
  await expect(word).toBeFocused()

  const title = page.locator('#queue .panel-title')
  await title.hover()
  await expectBeside(page.locator('#queue').getByRole('tooltip'), title)
})

const typeDemand = async ({ page, demand }: LabPage, value: string) => {
  const box = page.getByRole('spinbutton', { name: 'Demand value' })
  await box.fill(value)
  await box.press('Enter')
  await expect(demand).toHaveValue(value)
}

test('Reset asks nothing and can be undone, until something else is changed', async ({ lab, page }) => {
  await openPanels(page, { state: 'empty' })
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const reset = page.getByRole('button', { name: 'Reset', exact: true })
  const defaults = String(await page.evaluate(() => window.poolscope.defaults.demand))
  await typeDemand(lab, '77')
  await reset.click()
  await expect(lab.demand).toHaveValue(defaults)
  await undo.click()
  await expect(lab.demand).toHaveValue('77')
  await expect(undo).toHaveCount(0)
  await reset.click()
  await page.keyboard.press('z')
  await expect(lab.demand).toHaveValue('77')
  await reset.click()
  await typeDemand(lab, '5')
  await expect(undo).toHaveCount(0)
})

test('The tab tells idle, starting, running, finished and failed apart by title and icon, each state is told, and one sentence says what to try', async ({
  lab,
  page,
}) => {
  const icons = new Set<string | null>()
  for (const [state, title, status, sentence] of [
    ['empty', 'Poolscope', 'Idle', /^Ready: \d+ workers?, .*Press Run\. Then /],
    ['calibrating', 'Starting · Poolscope', 'Calibrating', null],
    ['starting', 'Starting · Poolscope', /Starting \d+ of \d+/, null],
    ['running', 'Running · Poolscope', 'Running', null],
    [
      'finished',
      'Finished · Poolscope',
      /Finished.*A call took/,
      /^(Finished|Stopped): [\d,]+ calls.*\. A call took .* the direct call/,
    ],
    [
      'failed',
      'Failed · Poolscope',
      /Failed\. The run failed: No worker could be started\./,
      /^The run failed: No worker could be started\. .*press Run/,
    ],
  ] as const) {
    if (state === 'empty') await openPanels(page, { state })
    else await showReplay(page, { state })
    await expect(page).toHaveTitle(title)
    await expect(lab.status).toContainText(status)
    icons.add(await page.locator('link[rel="icon"]').getAttribute('href'))
    if (sentence) await expect(page.locator('[data-words]')).toContainText(sentence)
    if (state === 'finished')
      await expect(page.getByRole('button', { name: /download/i }).first()).toBeEnabled()
  }
  expect(icons.size).toBe(5)
})

test('On a phone the sliders and Run stay in sight, and the other settings wait behind a button', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPanels(page)
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
