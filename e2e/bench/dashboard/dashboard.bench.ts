/**
 * What the page itself costs: over a recorded run at ten snapshots a second with no pool running, and beside a live
 * burst. `POOLSCOPE_REPLAY_SECONDS` (20; the aims are for 60) and `POOLSCOPE_HEAP_MINUTES` (1; for 10) set the length.
 * What loads, and how soon, is in `load.bench.ts`.
 */
import { type Page, test } from '@playwright/test'
import { percentile, printTable } from '../figures'
import { heapMegabytes } from '../footprint/heap'
import { ENDLESS_REPLAY, PRODUCT_PAGE } from '../playwright.config'
import { costSoFar, shareBetween } from './cost'
import { installProbe } from './page-probe'
import { traceWork } from './trace'

const REPLAY_SECONDS = Number(process.env.POOLSCOPE_REPLAY_SECONDS ?? 20)
const HEAP_MINUTES = Number(process.env.POOLSCOPE_HEAP_MINUTES ?? 1)
/** Until then, code is optimised and caches grow to their size. */
const WARM_UP_MS = 10_000
const HIDDEN_MS = 5 * 60_000
const KEYS = 60
const BETWEEN_KEYS_MS = 150

const HEADER = ['what', 'measured', 'aim'] as const
const ms = (value: number) => `${value.toFixed(1)} ms`
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

test.use({ viewport: { width: 1440, height: 900 } })
test.beforeEach(({ page }) => page.addInitScript(installProbe))

const openReplay = async (page: Page) => {
  await page.goto(ENDLESS_REPLAY)
  await page.waitForFunction(() => document.querySelectorAll('path.series-line').length >= 3)
  await page.waitForTimeout(WARM_UP_MS)
}

/** A frame in which nothing was drawn takes less. ms */
const DREW_NOTHING = 0.3
const LONG_TASK_MS = 50

test('dashboard: what drawing costs', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await openReplay(page)
  await page.evaluate(() => {
    window.probe.longTasks.length = 0
  })
  const before = await costSoFar(session)
  await page.waitForTimeout(REPLAY_SECONDS * 1000)
  const { script, task } = shareBetween(before, await costSoFar(session))
  const { longTasks } = await page.evaluate(() => window.probe)
  // Apart from the above: to trace costs time of its own.
  const { redraws, tasks } = await traceWork(page, () => page.waitForTimeout(REPLAY_SECONDS * 1000))
  const drawn = redraws.filter((took) => took > DREW_NOTHING)
  const busyTasks = tasks.filter((took) => took > LONG_TASK_MS)
  printTable(`${test.info().title}: twice ${REPLAY_SECONDS} s of replay, ${drawn.length} redraws`, HEADER, [
    ['tasks over 50 ms by the clock', String(longTasks.length), '0'],
    ['tasks over 50 ms of processor time', String(busyTasks.length), '0'],
    ['longest task, processor time', ms(Math.max(...tasks)), '≤ 50 ms'],
    ['script, share of one core', percent(script), '≤ 15 %'],
    ['all work of the page’s thread', percent(task), '–'],
    ['script of one redraw, median', ms(percentile(drawn, 50)), '–'],
    ['script of one redraw, p95', ms(percentile(drawn, 95)), '≤ 12 ms'],
    ['script of one redraw, worst', ms(Math.max(...drawn)), '–'],
  ])
})

test('dashboard: the heap while a run goes on', async ({ page }) => {
  test.setTimeout((HEAP_MINUTES + 2) * 60_000)
  const session = await page.context().newCDPSession(page)
  await openReplay(page)
  const before = await heapMegabytes(session)
  await page.waitForTimeout(HEAP_MINUTES * 60_000)
  const after = await heapMegabytes(session)
  printTable(test.info().title, HEADER, [
    ['live heap at first', `${before.toFixed(2)} MB`, '–'],
    [`growth in ${HEAP_MINUTES} min`, `${(after - before).toFixed(2)} MB`, '≤ 5 MB in 10 min'],
  ])
})

/** What the charts say of the time, and how many gaps they mark. */
const shownNow = (page: Page) =>
  page.evaluate(() => ({
    gaps: document.querySelectorAll('.interruptions rect').length,
    charts: document.querySelectorAll('.explorer').length,
  }))

test('dashboard: a tab that was hidden for five minutes', async ({ page }) => {
  await openReplay(page)
  await page.evaluate(async (hiddenMs) => {
    window.probe.holdFrames(true)
    await window.replay.passHidden(hiddenMs)
    window.probe.longTasks.length = 0
  }, HIDDEN_MS)
  const published = await page.evaluate(() => window.poolscope.snapshot()?.at ?? 0)
  // The picture is up to date as soon as the gap is marked: all snapshots since the tab came back have it.
  const back = await page.evaluate(async () => {
    performance.clearMarks()
    const from = performance.now()
    window.probe.holdFrames(false)
    while (document.querySelectorAll('.interruptions rect').length === 0)
      await new Promise((resolve) => setTimeout(resolve, 4))
    return {
      ms: performance.now() - from,
      redraws: performance.getEntriesByName('redraw-begin').length,
    }
  })
  await page.waitForTimeout(1000)
  const { gaps, charts } = await shownNow(page)
  const { longTasks } = await page.evaluate(() => window.probe)
  printTable(`${test.info().title}: came back at ${(published / 1000).toFixed(0)} s`, HEADER, [
    [
      'animation frames until the first chart is up to date (one is all light parts, then one a chart)',
      String(back.redraws),
      'one round',
    ],
    ['time until then', ms(back.ms), '–'],
    ['charts that mark the gap', `${gaps} of ${charts}`, 'all in view'],
    ['tasks over 50 ms after the return', String(longTasks.length), '0'],
  ])
})

test('dashboard: a slider during a burst of 16 × 10,000', async ({ page }) => {
  await page.goto(
    `${PRODUCT_PAGE}?mode=burst&demand=16&callsPerCaller=10000&rounds=0&callerThread=own&autostart=1`,
  )
  await page.waitForFunction(() => window.poolscope?.snapshot()?.phase.kind === 'running')
  const slider = page.getByRole('slider', { name: 'Workers', exact: true })
  await slider.focus()
  await page.evaluate(() => {
    window.probe.keys.length = 0
  })
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
  const { keys } = await page.evaluate(() => window.probe)
  // Those that browsers do not tell of took less than 16 ms.
  const all = [...keys, ...Array.from({ length: KEYS - keys.length }, () => 16)]
  await page.evaluate(() => window.poolscope.stop())
  printTable(`${test.info().title}: ${KEYS} keys`, HEADER, [
    ['from key to picture, median', `≤ ${ms(percentile(all, 50))}`, '–'],
    ['from key to picture, p95', ms(percentile(all, 95)), '≤ 100 ms'],
    ['worst', ms(Math.max(...all)), '–'],
  ])
})
