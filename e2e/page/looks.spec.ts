import { expect, test } from '../support/lab-page'
import { openReplay } from '../support/replay-page'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/**
 * A recorded moment against pictures that were looked at. Letters are left out, and a twentieth of the pixels may
 * differ, because text of another font is a little longer or breaks elsewhere. What is still caught: another theme, a
 * part that is gone or lies elsewhere, a chart without its lines' grounds, controls that cover what is below them.
 */
const LOOK = {
  stylePath: `${import.meta.dirname}/looks/only-shapes.css`,
  animations: 'disabled',
  caret: 'hide',
  // Small enough to tell a panel from the ground beside it: #ffffff from #f4f5f7.
  threshold: 0.02,
  maxDiffPixelRatio: 0.05,
} as const

for (const [name, size, colorScheme, state] of [
  ['wide-light-running', WIDE, 'light', 'running'],
  ['wide-dark-finished', WIDE, 'dark', 'finished'],
  ['narrow-light-running', NARROW, 'light', 'running'],
  ['narrow-dark-failed', NARROW, 'dark', 'failed'],
] as const) {
  test(`The page looks as it did: ${name.replaceAll('-', ', ')}`, async ({ lab, page }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await openReplay(page, { state })
    await expect(lab.figure('Queue length').locator('path.series-line').first()).toHaveAttribute('d', /L/)
    await expect(page).toHaveScreenshot(`${name}.png`, LOOK)
  })
}
