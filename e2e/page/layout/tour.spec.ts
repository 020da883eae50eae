import { expect, type LabPage, test } from '../../support/lab-page'
import { axeFindings } from '../../support/layout/axe'

const tour = ({ page }: LabPage) => page.getByRole('complementary', { name: 'The 2016 thread' })
const opener = ({ page }: LabPage) => page.getByRole('button', { name: 'The 2016 thread' })
const heading = (lab: LabPage) => tour(lab).getByRole('heading', { level: 2 })

/** Font size of the smallest text that is shown, px. */
const smallestText = (lab: LabPage) =>
  tour(lab).evaluate((root) => {
    const texts = [...root.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    const shown = texts.filter(
      (element) => element.tagName !== 'STYLE' && !element.closest('.visually-hidden'),
    )
    return Math.min(...shown.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)))
  })

/** Parts whose text does not fit into them. */
const clippedIn = (lab: LabPage) =>
  tour(lab).evaluate((root) =>
    [...root.querySelectorAll('*')]
      .filter((element) => !element.closest('.visually-hidden'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} > ${clientWidth}`),
  )

test('The tour is walked from its first step to its last, each a link, and can be read in a room', async ({
  lab,
}) => {
  await lab.page.setViewportSize({ width: 1280, height: 720 })
  await lab.open()
  await opener(lab).click()
  await expect(heading(lab)).toBeFocused()
  const titles = new Set<string>()
  for (let step = 1; step <= 8; step += 1) {
    await expect(tour(lab)).toContainText(`step ${step} of 8`)
    await expect(lab.page).toHaveURL(new RegExp(`[?&]tour=${step}(&|$)`))
    titles.add((await heading(lab).textContent()) ?? '')
    await expect(tour(lab)).toContainText('Look at:')
    expect(await smallestText(lab), `step ${step}`).toBeGreaterThanOrEqual(18)
    expect(await clippedIn(lab), `step ${step}`).toEqual([])
    // By keyboard, which reaches a button that has nowhere to go as well: the last step stays.
    await tour(lab).getByRole('button', { name: 'Next' }).press('Enter')
  }
  expect(titles.size).toBe(8)
  await expect(tour(lab)).toContainText('step 8 of 8')
})

test('Whoever leaves the tour finds the place again, on this visit and on the next', async ({ lab }) => {
  await lab.open()
  await opener(lab).click()
  await tour(lab)
    .getByRole('link', { name: /^Step 5/ })
    .click()
  await lab.page.keyboard.press('Escape')
  await expect(tour(lab)).toHaveCount(0)
  await expect(opener(lab)).toBeFocused()
  await expect(lab.page).not.toHaveURL(/[?&]tour=/)
  await opener(lab).click()
  await expect(tour(lab)).toContainText('step 5 of 8')
  await lab.open()
  await opener(lab).click()
  await expect(tour(lab)).toContainText('step 5 of 8')
})

test('A link to a step that there is not names the steps there are', async ({ lab }) => {
  await lab.page.goto('./?tour=99')
  await expect(lab.page.getByText('tour must be a step from 1 to 8, not "99"')).toBeVisible()
  await expect(tour(lab)).toHaveCount(0)
})

test('A step opens by its link and starts nothing by itself; its run sets our figure beside the published ones, and is ended by Stop and by that of the next', async ({
  lab,
}) => {
  await lab.page.goto('./?tour=1')
  await expect(heading(lab)).toBeFocused()
  expect(await lab.snapshot()).toBeNull()
  const ours = tour(lab).getByRole('row', { name: /Here, last run/ })
  await expect(ours.getByRole('cell').first()).toHaveText('–')
  await tour(lab).getByRole('button', { name: 'Run one caller' }).click()
  await lab.until(({ settings, counts }) => settings.workers === 64 && counts.completed > 0)
  await tour(lab).getByRole('button', { name: 'Stop the run' }).click()
  await lab.until(({ phase }) => phase.kind === 'finished')
  await expect(ours.getByRole('cell').first()).toHaveText(/µs|ms/)

  await tour(lab).getByRole('button', { name: 'Run rounds from cold' }).click()
  await lab.until(({ rounds }) => rounds.length > 1)
  await tour(lab).getByRole('button', { name: 'Start cold again' }).click()
  await lab.until(({ marks }) => marks.some(({ label }) => label === 'Workers started afresh'))
  await tour(lab)
    .getByRole('link', { name: /^Step 4/ })
    .click()
  await tour(lab).getByRole('button', { name: 'Run 1 worker', exact: true }).click()
  await lab.until(
    ({ settings: { lock, workers }, counts }) => lock === 'fair' && workers === 1 && counts.completed > 0,
  )
  await tour(lab).getByRole('button', { name: 'Stop the run' }).click()
  await expect(lab.run).toHaveAttribute('aria-disabled', 'false')
})

test('On a phone the tour is a sheet at the bottom, and the page above it can be scrolled to its end; axe finds nothing in it there, nor beside the page, light or dark', async ({
  lab,
}) => {
  const { page } = lab
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./?tour=2')
  const box = await tour(lab).boundingBox()
  expect(box).toMatchObject({ x: 0, width: 390 })
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844)
  expect(box?.height).toBeLessThan(844 * 0.6)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWide).toBe(false)

  for (const [step, colorScheme, width] of [
    [8, 'light', 390],
    [2, 'light', 1280],
    [8, 'dark', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 720 })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    await page.getByRole('link', { name: new RegExp(`^Step ${step}`) }).click()
    await expect(tour(lab)).toContainText(`step ${step} of 8`)
    expect(await axeFindings(page, { within: '.tour' })).toEqual([])
  }
})
