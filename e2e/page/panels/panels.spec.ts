import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../../support/lab-page'
import { doIn, openMenu, showTable, switchIn } from '../../support/layout/panel-menu'
import { openReplay } from '../../support/replay-page'

/** The panels beyond lines, over a recorded run that stands still. */
const panelOf = async (page: Page, name: string): Promise<Locator> => {
  const panel = page.getByRole('figure', { name, exact: true })
  // Panels below the first screen are loaded as somebody comes near them.
  await panel.evaluate((figure) => figure.scrollIntoView({ block: 'center' }))
  return panel
}
const pictureOf = (panel: Locator): Locator => panel.getByRole('application')
const readingOf = (panel: Locator): Locator => panel.getByRole('status', { name: 'Reading' })

const press = async (picture: Locator, ...keys: readonly string[]) => {
  for (const key of keys) await picture.press(key)
}

test.beforeEach(async ({ page, complaints: _complaints }) => openReplay(page, { at: 24_000 }))

test('The heat map answers keys and the pointer, and has its buckets in numbers', async ({ page }) => {
  const panel = await panelOf(page, 'Latency heat map')
  const picture = pictureOf(panel)
  await test.step('It reads out time, latency, count and share to whoever moves by keys', async () => {
    await press(picture, 'ArrowLeft')
    const said = /^\d+\.\d s to (\d+\.\d) s, .+ (?:µs|ms|s) to .+ (?:µs|ms|s), [\d,]+ calls?, .+ % of [\d,]+$/
    await expect(readingOf(panel)).toHaveText(said)
    const first = await readingOf(panel).textContent()
    await press(picture, 'ArrowLeft')
    await expect(readingOf(panel)).not.toHaveText(first ?? '')
    await press(picture, 'ArrowRight')
    await expect(readingOf(panel)).toHaveText(first ?? '')
    await press(picture, 'ArrowUp', 'ArrowDown')
    await expect(readingOf(panel)).toHaveText(first ?? '')
    await press(picture, 'End')
    await expect(readingOf(panel)).toContainText('so far')
    await press(picture, 'Escape')
    await expect(readingOf(panel)).toHaveText('')
  })
  await test.step('It answers the pointer beside it, and paints its cells', async () => {
    await picture.scrollIntoViewIfNeeded()
    const box = await picture.boundingBox()
    if (!box) throw new Error('The heat map has no place on the page.')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await expect(panel.locator('.read-out')).toContainText('latency')
    await page.mouse.move(box.x + box.width / 2, box.y - 60)
    await expect(panel.locator('.read-out')).toHaveCount(0)
    const painted = await panel.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return new Set(
        Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 4).join()),
      ).size
    })
    expect(painted, 'colours of the ramp that occur').toBeGreaterThan(5)
  })
  await test.step('Its table has the same buckets in numbers', async () => {
    await showTable(panel)
    await expect(panel.getByRole('columnheader')).toHaveText([
      'Time',
      'p50',
      'p90',
      'p99',
      'Slowest',
      'Calls',
    ])
    const counted = await page.evaluate(() => {
      const point = window.poolscope.snapshot()?.timeline.findLast(({ complete }) => complete)
      return point ? point.heat.reduce((sum, count) => sum + count, 0) : null
    })
    await expect(panel.getByRole('row').nth(2).getByRole('cell').last()).toHaveText(
      (counted ?? 0).toLocaleString('en'),
    )
  })
})

test('Each worker has a row, a reading and a line of the table', async ({ page, lab }) => {
  const panel = await panelOf(page, 'Workers')
  const picture = pictureOf(panel)
  await press(picture, 'ArrowDown')
  await expect(readingOf(panel)).toHaveText(/^Worker \d+, .+: busy [\d.]+ %, held [\d.]+ %$/)
  const first = await readingOf(panel).textContent()
  await press(picture, 'ArrowDown')
  await expect(readingOf(panel)).not.toHaveText(first ?? '')
  await showTable(panel)
  await expect(panel.getByRole('columnheader')).toHaveText(['Worker', 'Now', 'Busy', 'Held', 'Calls'])
  const workerHistories = (await lab.snapshot())?.workerHistories ?? []
  expect(workerHistories.length).toBeGreaterThanOrEqual(4)
  await expect(panel.getByRole('rowheader')).toHaveText(workerHistories.map(({ id }) => String(id)))
})

test('The percentile spectrum reads each stage that is switched on, and can be saved for the plotters of HdrHistogram', async ({
  page,
}) => {
  const panel = await panelOf(page, 'Percentile spectrum')
  const picture = pictureOf(panel)
  await press(picture, 'ArrowRight')
  await expect(readingOf(panel)).toHaveText(/^50 % of calls: .*service .+, dispatch .+, whole call .+/)
  await press(picture, 'End')
  await expect(readingOf(panel)).toContainText('All calls')
  await press(picture, 'Home')
  await expect(readingOf(panel)).toContainText('The fastest call')

  await expect(panel.locator('[data-stage]')).toHaveCount(3)
  await switchIn(panel, 'dispatch')
  await switchIn(panel, 'queue wait')
  const stages = (await openMenu(panel)).getByRole('group', { name: 'Stages shown' })
  await expect(stages.getByRole('checkbox', { name: 'dispatch' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(panel.locator('.series-labels')).toContainText('wait')
  await press(picture, 'Escape', 'ArrowRight')
  await expect(readingOf(panel)).toContainText('queue wait')
  await expect(readingOf(panel)).not.toContainText('dispatch')

  await switchIn(panel, 'Log scale')
  await expect(panel.locator('.plot-grid text', { hasText: /^0 µs$/ })).toHaveCount(1)
  await showTable(panel)
  await expect(panel.getByRole('columnheader')).toHaveText(['Share', 'queue wait', 'service', 'whole call'])
  await expect(panel.getByRole('rowheader', { name: '99 % of calls', exact: true })).toBeVisible()
  const download = page.waitForEvent('download')
  await doIn(panel, 'Save .hgrm')
  expect((await download).suggestedFilename()).toMatch(/^poolscope-run-\d+\.hgrm$/)
})

test('Before the first run the three say what they will show', async ({ page }) => {
  await openReplay(page, { state: 'empty' })
  const heat = await panelOf(page, 'Latency heat map')
  await expect(heat).toContainText('How many calls took how long')
  await expect(await panelOf(page, 'Workers')).toContainText('Each worker over time')
  await expect(await panelOf(page, 'Percentile spectrum')).toContainText('Which share of the calls')
  await press(pictureOf(heat), 'ArrowLeft')
  await expect(readingOf(heat)).toHaveText('')
})
