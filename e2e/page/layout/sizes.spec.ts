import type { Frame, Page } from '@playwright/test'
import { expect, test } from '../../support/lab-page'
import { hideFrame, openFramed, showFrame } from '../../support/layout/framed-page'
import { layoutFaults, layoutFaultsAt } from '../../support/layout/layout-faults'
import { doIn, openMenu, switchIn } from '../../support/layout/panel-menu'
import { openAnew } from '../../support/reopen'
import { openReplay, showReplay } from '../../support/replay-page'

test.use({ fetchesAhead: true })

const widths = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
/** Columns come and go up to 1,600 px; from there on they only grow. */
const WIDTHS = [...widths(320, 1600, 20), ...widths(1680, 3840, 80)]
const panel = (page: Page | Frame, id: string) => page.locator(`#${id}`)
const HEIGHT = 900

/** A page in a frame, in a window that has room for all widths: what is beyond its edge is not drawn. */
const framed = async (page: Page): Promise<Frame> => {
  await page.setViewportSize({ width: 3840, height: HEIGHT })
  return openFramed(page, HEIGHT)
}

/** What is wrong at each of the widths, by the width; from now on the frame is not painted. */
const faultsAt = async (frame: Frame, at: readonly number[]) => {
  await hideFrame(frame)
  return layoutFaultsAt(frame, at)
}

/** Of what those before have collapsed or chosen, nothing is found. */
const forget = (frame: Frame) => frame.evaluate(() => localStorage.clear())

/** The page in its other states; each is seen at widths of its own, 100 px apart, and 300 px where columns only grow. */
const STATES: readonly (readonly [string, (frame: Frame) => Promise<void>])[] = [
  [
    'before the first run',
    async (frame) => {
      await forget(frame)
      await openReplay(frame, { state: 'empty' })
    },
  ],
  ['after a run', (frame) => showReplay(frame, { state: 'finished' })],
  [
    'with panels collapsed',
    async (frame) => {
      for (const id of ['queue', 'stages', 'rounds']) await doIn(panel(frame, id), 'Collapse')
    },
  ],
  [
    'with one panel that fills it and a menu open',
    async (frame) => {
      await showReplay(frame, { state: 'running' })
      await doIn(panel(frame, 'dispatch'), 'Fill the page')
      await openMenu(panel(frame, 'dispatch'))
    },
  ],
  [
    'with the tour',
    async (frame) => {
      await forget(frame)
      await openAnew(frame, '/visits/?tour=2')
      await expect(frame.locator('.tour h2')).toBeVisible()
    },
  ],
]

/** At every width, with all figures shown; by the width. */
const sweepWidths = async (frame: Frame) => {
  await openReplay(frame, { state: 'running', at: 24_000 })
  for (const name of ['p90', 'p99.9']) await switchIn(panel(frame, 'dispatch'), name)
  await switchIn(panel(frame, 'slowdown'), 'Figures of 2016')
  expect(await faultsAt(frame, WIDTHS)).toEqual({})
  // The check can fail.
  await frame.addStyleTag({
    content: '.tile-figures { margin-top: -1rem } .status { width: 400vw; flex: none }',
  })
  const { 640: [wide = '', ...others] = [] } = await faultsAt(frame, [640])
  expect(wide).toContain('The page is')
  expect(others.join()).toContain('lies over')
}

/** Controls that the largest text of a reader lays over one another. */
const coveredControls = (frame: Frame) =>
  frame.evaluate(() => {
    const controls = [...document.querySelectorAll('.controls-first :is(button, input[type="text"])')]
    const boxes = controls.map((control) => control.getBoundingClientRect())
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    ).length
  })

test('At every width from 320 to 3,840 px nothing is beyond an edge or over another, with all figures shown; nor before, after, with panels collapsed or filled, or with the tour', async ({
  page,
  lab: _lab,
}) => {
  // More than a hundred layouts of the whole page: on a busy machine they take their time.
  test.slow()
  const frame = await framed(page)
  await sweepWidths(frame)
  const widthsOf = (index: number) => [
    ...widths(320 + 20 * index, 1600, 100),
    ...widths(1720 + 20 * index, 3840, 300),
  ]
  for (const [index, [name, enter]] of STATES.entries()) {
    await showFrame(frame)
    await enter(frame)
    expect(await faultsAt(frame, widthsOf(index)), name).toEqual({})
  }
})

// Loaded anew: in a page that is open, labels of charts keep the places that smaller text had.
test('A reader whose browser has text of 28 px gets it, and finds nothing cut off', async ({
  lab: _lab,
  page,
}) => {
  const session = await page.context().newCDPSession(page)
  const textOf = (px: number) => session.send('Page.setFontSizes', { fontSizes: { standard: px } })
  await textOf(28)
  const frame = await framed(page)
  await openReplay(frame, { state: 'running', at: 24_000 })
  const size = await frame.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  expect(size).toBeCloseTo((28 * 14) / 16)
  expect(await faultsAt(frame, [320, 560, 820, 1440, 2560, 390])).toEqual({})
  expect(await coveredControls(frame), 'controls over one another').toBe(0)
  await textOf(16)
  await session.detach()
})

test('Sliders and Run stay in sight from 640 px on, and nothing stays where the window is too low for it', async ({
  lab,
  page,
}) => {
  await openReplay(page, { state: 'running' })
  for (const width of [640, 1024, 1440]) {
    await page.setViewportSize({ width, height: 700 })
    await page.locator('#checks').scrollIntoViewIfNeeded()
    for (const control of [lab.workers, lab.demand, lab.stop])
      await expect(control).toBeInViewport({ ratio: 1 })
  }
  // 1280 × 1024 at 400 %.
  await openAnew(page, '/visits/?tour=2')
  await expect(page.locator('.tour h2')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await layoutFaults(page)).toEqual([])
  const staying = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && !element.matches('[popover]'))
      .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
      .map((element) => element.className),
  )
  expect(staying).toEqual([])
})

test('A finger finds 44 px to hit', async ({ lab: _lab, page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 })
  await page.setViewportSize({ width: 390, height: 844 })
  await openReplay(page, { state: 'finished' })
  await page.getByRole('button', { name: 'All settings' }).click()
  await openMenu(panel(page, 'dispatch'))
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, summary')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .map((control) => ({ control, target: control.closest('label, .slider') ?? control }))
      // A word within a text is as high as its line.
      .filter(({ control }) => !control.matches('.term'))
      .filter(({ target }) => target.getBoundingClientRect().height < 43.5)
      .map(({ control }) => control.getAttribute('aria-label') ?? control.textContent ?? control.id),
  )
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  await session.detach()
  expect(small).toEqual([])
})

test('One moment is pointed at in all charts, also after zooming and while the axis moves', async ({
  lab: _lab,
  page,
}) => {
  await openReplay(page, { state: 'finished' })
  const plot = panel(page, 'dispatch').locator('.explorer')
  const box = await plot.boundingBox()
  if (!box) throw new Error('The latency chart has no place on the page.')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.3, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.4, y)
  await page.mouse.move(box.x + box.width * 0.5, y)
  await page.mouse.up()
  const told = () =>
    page.evaluate(() =>
      ['queue', 'dispatch', 'slowdown'].map((id) => {
        const chart = document.getElementById(id)
        const line = chart?.querySelector('.moment-line')?.getBoundingClientRect().left ?? 0
        const tip = chart?.querySelector('.read-out')?.getBoundingClientRect()
        const away = tip ? Math.min(Math.abs(tip.left - line), Math.abs(tip.right - line)) : Number.NaN
        return {
          line: Math.round(line),
          time: chart?.querySelector('.read-out p')?.textContent,
          isNear: away < 24,
        }
      }),
    )
  await expect.poll(async () => new Set((await told()).map((each) => JSON.stringify(each))).size).toBe(1)
  const [first] = await told()
  expect(first?.isNear).toBe(true)
  // Under the pointer, give or take half a point of the chart.
  expect(Math.abs((first?.line ?? 0) - (box.x + box.width * 0.5))).toBeLessThan(box.width * 0.05)
  // By keys it is the same cursor.
  await plot.press('ArrowLeft')
  await expect(panel(page, 'dispatch').getByRole('status', { name: 'Reading' })).toHaveText(
    /s: p50 .+, p99 .+/,
  )
  await expect.poll(async () => new Set((await told()).map((each) => JSON.stringify(each))).size).toBe(1)
  await plot.press('Escape')
  await expect(page.locator('.moment-line')).toHaveCount(0)
})

test('On paper the page is light from either scheme, has its axes, and nothing that can only be pressed', async ({
  lab: _lab,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openReplay(page, { state: 'finished' })
  const heat = panel(page, 'heat')
  // Replaced by its picture as it comes near.
  await heat.evaluate((figure) => figure.scrollIntoView({ block: 'center' }))
  await expect(heat.locator('canvas')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const paper = await page.evaluate(() => {
    const beyond = [...document.querySelectorAll('.explorer')]
      .map((plot) => ({ plot: plot.getBoundingClientRect(), page: document.querySelector('.page') }))
      .filter(({ plot, page: sheet }) => sheet && plot.right > sheet.getBoundingClientRect().right + 1)
    const pressed = [...document.querySelectorAll('button:not(.term, .panel-title), input, select')]
    const canvas = document.querySelector<HTMLCanvasElement>('#heat canvas')
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    const reds = new Set(Array.from(pixels).filter((_, at) => at % 4 === 0))
    const axes = [...document.querySelectorAll('.recharts-yAxis-tick-labels text')]
    return {
      ground: getComputedStyle(document.body).color,
      beyond: beyond.length,
      pressed: pressed
        .filter((control) => control.checkVisibility())
        .map((control) => control.outerHTML.slice(0, 80)),
      // The lightest colour of the ramp on light ground; on dark it does not occur.
      isLight: reds.has(0xf8),
      axes: axes.filter((label) => label.getBoundingClientRect().left >= 0).length,
    }
  })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null, colorScheme: 'light' })
  expect(paper).toMatchObject({ ground: 'rgb(20, 24, 31)', beyond: 0, pressed: [], isLight: true })
  expect(paper.axes).toBeGreaterThan(9)
})
