import AxeBuilder from '@axe-core/playwright'
import { expect, type LabPage, test } from './lab-page'

const tour = ({ page }: LabPage) => page.getByRole('complementary', { name: 'The 2016 thread' })
const opener = ({ page }: LabPage) => page.getByRole('button', { name: 'The 2016 thread' })
const heading = (lab: LabPage) => tour(lab).getByRole('heading', { level: 2 })

test('The tour is walked from its first step to its last, and each step is a link', async ({ lab }) => {
  await lab.open()
  await opener(lab).click()
  await expect(heading(lab)).toBeFocused()
  const titles = new Set<string>()
  for (let step = 1; step <= 8; step += 1) {
    await expect(tour(lab)).toContainText(`step ${step} of 8`)
    await expect(lab.page).toHaveURL(new RegExp(`[?&]tour=${step}(&|$)`))
    titles.add((await heading(lab).textContent()) ?? '')
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
  expect(new URL(lab.page.url()).searchParams.has('tour')).toBe(false)
  await opener(lab).click()
  await expect(tour(lab)).toContainText('step 5 of 8')
  await lab.open()
  await opener(lab).click()
  await expect(tour(lab)).toContainText('step 5 of 8')
})

test('A step opens by its link, and starts nothing by itself', async ({ lab }) => {
  await lab.page.goto('./?tour=3')
  await expect(tour(lab)).toContainText('step 3 of 8')
  await expect(heading(lab)).toBeFocused()
  expect(await lab.snapshot()).toBeNull()
})

test('A link to a step that there is not names the steps there are', async ({ lab }) => {
  await lab.page.goto('./?tour=99')
  await expect(lab.page.getByText('tour must be a step from 1 to 8, not "99"')).toBeVisible()
  await expect(tour(lab)).toHaveCount(0)
})

test('A step runs what it speaks of, and sets our figure beside the published ones', async ({ lab }) => {
  await lab.page.goto('./?tour=1')
  const ours = tour(lab).getByRole('row', { name: /Here, last run/ })
  await expect(ours.getByRole('cell').first()).toHaveText('–')
  await tour(lab).getByRole('button', { name: 'Run 2016 × 1' }).click()
  await lab.until(({ phase, settings }) => phase.kind === 'finished' && settings.workers === 64)
  await expect(ours.getByRole('cell').first()).toHaveText(/µs|ms/)
})

test('The tour can be read in a room: no text of it is smaller than 18 px', async ({ lab }) => {
  await lab.page.setViewportSize({ width: 1280, height: 720 })
  for (let step = 1; step <= 8; step += 1) {
    await lab.page.goto(`./?tour=${step}`)
    await expect(heading(lab)).toBeVisible()
    const smallest = await tour(lab).evaluate((root) => {
      const texts = [...root.querySelectorAll('*')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      )
      const shown = texts.filter(
        (element) => element.tagName !== 'STYLE' && !element.closest('.visually-hidden'),
      )
      return Math.min(...shown.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)))
    })
    expect(smallest).toBeGreaterThanOrEqual(18)
  }
})

test('On a phone the tour is a sheet at the bottom, and the page above it can be scrolled to its end', async ({
  lab,
}) => {
  await lab.page.setViewportSize({ width: 390, height: 844 })
  await lab.page.goto('./?tour=2')
  const box = await tour(lab).boundingBox()
  expect(box).toMatchObject({ x: 0, width: 390 })
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844)
  expect(box?.height).toBeLessThan(844 * 0.6)
  const isWide = await lab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWide).toBe(false)
})

test('axe finds nothing in the tour: light, dark, and on a phone', async ({ lab: { page } }) => {
  const complaints = async () => {
    // Legacy: axe then opens no page of its own, which an isolated page would not let near it.
    const { violations } = await new AxeBuilder({ page }).include('.tour').setLegacyMode().analyze()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  }
  for (const [step, colorScheme, width] of [
    [2, 'light', 1280],
    [8, 'dark', 1280],
    [8, 'light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 720 })
    await page.goto(`./?tour=${step}`)
    await expect(page.locator('.tour h2')).toBeVisible()
    expect(await complaints()).toEqual([])
  }
})
