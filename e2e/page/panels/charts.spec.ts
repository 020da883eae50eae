import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../../support/lab-page'
import { openMenu, showTable, switchIn } from '../../support/layout/panel-menu'
import { openReplay } from '../../support/replay-page'

test.use({ visits: true })

/** Calls that wait, on cores that do not: the page is to be looked at, and has other tests beside it. */
const BUSY = { workers: 2, demand: 16, workload: 'sleep', serviceUs: 2000, seed: 1 } as const

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })
const grip = (page: Page, name: string) => page.getByRole('slider', { name, exact: true })
const shownBy = async (slider: Locator) => Number(await slider.getAttribute('aria-valuenow'))
const columnsOf = (of: Locator) => of.getByRole('columnheader')

const SIZES: Readonly<Record<string, number>> = { µs: 1, ms: 1e3, s: 1e6 }
/** The highest mark of a latency axis, µs. */
const topOf = async (of: Locator): Promise<number> => {
  const marks = await of.locator('.recharts-yAxis-tick-labels text').allTextContents()
  return Math.max(
    ...marks.map((mark) => {
      const [digits = '', unit = ''] = mark.split(' ')
      return Number(digits) * (SIZES[unit] ?? Number.NaN)
    }),
  )
}

test('Charts show the stage, the percentiles and the figures of 2016 that are chosen, and the next visit finds them', async ({
  lab,
}) => {
  await openReplay(lab.page, { state: 'finished' })
  const ratio = figure(lab.page, 'Slowdown ratio')
  const reference = ratio.getByText('2016 own pool, 16 callers: 3,809×')
  await expect(ratio.locator('.recharts-yAxis-tick-labels text').first()).toBeVisible()
  await expect(reference).toHaveCount(0)
  await switchIn(ratio, 'Figures of 2016')
  await expect(reference).toBeVisible()

  const latency = lab.page.locator('#dispatch')
  await showTable(latency)
  await expect(columnsOf(latency)).toHaveText([
    'Time',
    'p50',
    'p99',
    'oldest waiting',
    'expected mean wait',
    'Calls',
  ])

  const stage = (await openMenu(latency)).getByRole('combobox', { name: 'Stage' })
  await expect(stage).toHaveValue('dispatch')
  await stage.selectOption('service')
  await lab.page.keyboard.press('Escape')
  // It is called what it shows.
  await expect(latency).toHaveAccessibleName('Service time')
  await expect(latency).toHaveAccessibleDescription(/runs the function/)
  await switchIn(latency, 'p90')
  await switchIn(latency, 'p50')
  await expect(columnsOf(latency)).toHaveText(['Time', 'p90', 'p99', 'Calls'])

  await openReplay(lab.page, { state: 'finished' })
  await expect(reference).toBeVisible()
  await expect(latency).toHaveAccessibleName('Service time')
  const menu = await openMenu(latency)
  await expect(menu.getByRole('combobox', { name: 'Stage' })).toHaveValue('service')
  await expect(menu.getByRole('checkbox', { name: 'p90', exact: true })).toBeChecked()
  await expect(menu.getByRole('checkbox', { name: 'p50', exact: true })).not.toBeChecked()
})

test('While a run goes on every chart draws lines, and marks a change of settings, named on the first; a paused picture stays as it is, and says by how much it is behind', async ({
  lab,
}) => {
  await lab.open({ ...BUSY })
  await lab.run.click()
  await lab.until(({ timeline }) => timeline.length > 4)
  await lab.workers.focus()
  await lab.page.keyboard.press('ArrowRight')
  await lab.until(({ marks }) => marks.length === 1)
  await expect(figure(lab.page, 'Queue length').getByText('Workers 2 → 3')).toBeVisible()
  for (const name of ['Queue length', 'Dispatch latency', 'Slowdown ratio', 'Throughput']) {
    await figure(lab.page, name).scrollIntoViewIfNeeded()
    await expect(figure(lab.page, name).locator('path.series-line').first()).toHaveAttribute('d', /L|C/)
    await expect(figure(lab.page, name).locator('.marks line')).toHaveCount(1)
  }

  const queue = figure(lab.page, 'Queue length')
  await showTable(queue)
  const newest = queue.getByRole('rowheader').first()
  await expect(newest).toBeVisible()
  await lab.page.getByRole('button', { name: 'Freeze charts' }).click()
  const resume = lab.page.getByRole('button', { name: 'Back to live' })
  await expect(resume).toBeVisible()
  // The redraw that the press came in the middle of is over once the time behind is told.
  const bar = lab.page.getByRole('region', { name: 'Time shown' })
  await expect(bar).toContainText(/[1-9]\d*\.\d s behind/)
  const frozen = await newest.textContent()
  const { at } = await lab.until(() => true)
  await lab.until(({ at: now }, then) => now > then + 700, at)
  expect(await newest.textContent()).toBe(frozen)

  // The key does what the button does. (What cannot be seen is not drawn: the button's focus may have scrolled.)
  await queue.scrollIntoViewIfNeeded()
  await lab.page.keyboard.press('p')
  await expect(newest).not.toHaveText(frozen ?? '')
  await expect(bar).not.toContainText('behind')
  await lab.stop.click()
})

test('After a run, zoom, switches and twins of the charts', async ({ lab }) => {
  await openReplay(lab.page, { state: 'finished' })
  await expect(lab.page.locator('[data-panel]').first()).toBeVisible()
  await test.step('A latency axis is logarithmic, or begins at 0 when it is linear', async () => {
    const latency = figure(lab.page, 'Dispatch latency')
    const zero = latency.getByText('0 µs', { exact: true })
    await expect(latency.locator('.recharts-yAxis-tick-labels text').first()).toBeVisible()
    await expect(zero).toHaveCount(0)
    await switchIn(latency, 'Log scale')
    await expect(zero).toBeVisible()
  })
  await test.step('A series that is switched off leaves the chart, and the axis fits the rest', async () => {
    const stages = figure(lab.page, 'Stages')
    await stages.scrollIntoViewIfNeeded()
    await expect(stages.locator('.series-area')).not.toHaveCount(0)
    const layers = await stages.locator('.series-area').count()
    const before = await topOf(stages)

    // Sixteen callers on two workers: a call waits longer than all else takes.
    await expect(stages.locator('.series-labels')).toContainText('queue wait')
    await switchIn(stages, 'queue wait')
    await expect(stages.locator('.series-labels')).not.toContainText('queue wait')
    await expect(stages.locator('.series-area')).toHaveCount(layers - 1)
    await expect.poll(() => topOf(stages)).toBeLessThan(before)
    await switchIn(stages, 'queue wait')
    await expect.poll(() => topOf(stages)).toBe(before)
  })
  await test.step('Dragging brings all nearer, and Reset zoom goes back', async () => {
    const from = grip(lab.page, 'Zoom from')
    const to = grip(lab.page, 'Zoom to')
    const [start, end] = [await shownBy(from), await shownBy(to)]
    const queue = figure(lab.page, 'Queue length')
    const latency = figure(lab.page, 'Dispatch latency')
    await showTable(latency)
    const rows = latency.getByRole('rowheader')
    await expect(rows.first()).toBeVisible()
    const before = await rows.count()

    const box = await queue.locator('.chart-plot svg.recharts-surface').first().boundingBox()
    if (!box) throw new Error('the queue has no chart')
    const y = box.y + box.height / 2
    await lab.page.mouse.move(box.x + box.width * 0.15, y)
    await lab.page.mouse.down()
    await lab.page.mouse.move(box.x + box.width * 0.2, y)
    await lab.page.mouse.move(box.x + box.width * 0.3, y)
    await lab.page.mouse.up()

    await expect.poll(() => shownBy(from)).toBeGreaterThan(start)
    expect(await shownBy(to)).toBeLessThan(end)
    await expect.poll(() => rows.count()).toBeLessThan(before)

    await lab.page.getByRole('button', { name: 'Reset zoom' }).click()
    await expect.poll(() => shownBy(from)).toBe(start)
    await latency.scrollIntoViewIfNeeded()
    await expect.poll(() => rows.count()).toBe(before)
    await switchIn(latency, 'Show as table')
    await expect(rows).toHaveCount(0)
  })
  await test.step('The time bar is operated by keyboard', async () => {
    const from = grip(lab.page, 'Zoom from')
    const to = grip(lab.page, 'Zoom to')
    const window = grip(lab.page, 'Move zoom')
    const [start, end] = [await shownBy(from), await shownBy(to)]

    await from.focus()
    await lab.page.keyboard.press('ArrowRight')
    await expect.poll(() => shownBy(from)).toBeCloseTo(start + 1, 1)
    await to.focus()
    await lab.page.keyboard.press('ArrowLeft')
    await expect.poll(() => shownBy(to)).toBeCloseTo(end - 1, 1)
    await expect(to).toHaveAttribute('aria-valuetext', /^\d+(\.\d)? s$/)

    await window.focus()
    await lab.page.keyboard.press('Home')
    await expect.poll(() => shownBy(from)).toBe(0)
    await expect.poll(() => shownBy(to)).toBeCloseTo(end - start - 2, 1)
    await to.focus()
    await lab.page.keyboard.press('End')
    await expect.poll(() => shownBy(to)).toBe(end)
    const reset = lab.page.getByRole('button', { name: 'Reset zoom' })
    await reset.click()
    await expect(reset).toHaveAttribute('aria-disabled', 'true')
  })
  await test.step('Every chart has a twin in numbers with units, which follows its switches', async () => {
    const tables = {
      'Queue length': { columns: ['Time', 'mean', 'max', 'expected mean', 'Calls'], cell: /^[\d.,k]+$/ },
      'Dispatch latency': {
        columns: ['Time', 'p50', 'p99', 'oldest waiting', 'expected mean wait', 'Calls'],
        cell: /^(< )?[\d.,]+ (µs|ms|s)$/,
      },
      'Slowdown ratio': { columns: ['Time', 'ratio', '95 % interval', 'Calls'], cell: /^[\d.,k]+×$/ },
      Throughput: { columns: ['Time', 'completed', 'submitted', 'lost', 'Calls'], cell: /^[\d.,k]+\/s$/ },
      Utilisation: { columns: ['Time', 'busy', 'holding a call', 'Calls'], cell: /^([\d.]+ %|–)$/ },
    } as const
    for (const [name, { columns, cell }] of Object.entries(tables)) {
      const chart = figure(lab.page, name)
      await chart.scrollIntoViewIfNeeded()
      await showTable(chart)
      await expect(columnsOf(chart), name).toHaveText(columns)
      // The second row is of a bucket that is closed.
      await expect(chart.getByRole('row').nth(3).getByRole('cell').first()).toHaveText(cell)
    }
    const queue = figure(lab.page, 'Queue length')
    await switchIn(queue, 'max')
    await expect(columnsOf(queue)).toHaveText(['Time', 'mean', 'expected mean', 'Calls'])
  })
})
