import { expect, type LabPage, test } from '../../support/lab-page'
import { axeFindings } from '../../support/layout/axe'

test.use({ visits: true })

const tour = ({ page }: LabPage) => page.getByRole('complementary', { name: 'The 2016 thread' })
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

// What it says and does, step by step: `src/app/help/tour/tour.dom.test.ts`.
test('The tour opens by its link, starts nothing by itself, and ends what it began; each step can be read in a room, and on a phone, as a sheet at the bottom; axe finds nothing in it, light or dark', async ({
  lab,
}) => {
  const { page } = lab
  await page.setViewportSize({ width: 1280, height: 720 })
  await lab.open({ tour: 1 })
  await expect(heading(lab)).toBeFocused()
  expect(await lab.snapshot()).toBeNull()
  await page.getByRole('link', { name: /^Step 4/ }).click()
  await tour(lab).getByRole('button', { name: 'Run 1 worker', exact: true }).click()
  await lab.until(
    ({ settings: { lock, workers }, counts }) => lock === 'fair' && workers === 1 && counts.completed > 0,
  )
  await tour(lab).getByRole('button', { name: 'Stop the run' }).click()
  await lab.until(({ phase }) => phase.kind === 'finished')
  await expect(lab.run).toHaveAttribute('aria-disabled', 'false')

  await page.getByRole('link', { name: /^Step 1/ }).click()
  await test.step('read in a room', async () => {
    for (let step = 1; step <= 8; step += 1) {
      await expect(tour(lab)).toContainText(`step ${step} of 8`)
      expect(await smallestText(lab), `step ${step}`).toBeGreaterThanOrEqual(18)
      expect(await clippedIn(lab), `step ${step}`).toEqual([])
      await tour(lab).getByRole('button', { name: 'Next' }).press('Enter')
    }
    await expect(page).toHaveURL(/[?&]tour=8(&|$)/)
  })

  await test.step('on a phone, the page above it can be scrolled to its end', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('link', { name: /^Step 2/ }).click()
    const box = await tour(lab).boundingBox()
    expect(box).toMatchObject({ x: 0, width: 390 })
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844)
    expect(box?.height).toBeLessThan(844 * 0.6)
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(isWide).toBe(false)
  })

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
