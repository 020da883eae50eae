import { type Page, test } from '@playwright/test'
import type { Settings } from '../../../src/domain/settings/settings'
import { labThread, type ThreadSession } from '../expected/thread-session'
import { printTable } from '../figures'
import { PRODUCT_PAGE } from '../playwright.config'
import { heapMegabytes } from './heap'

/** Length of the whole run; the first tenth is not counted: tables grow to their size. */
const MINUTES = Number(process.env.POOLSCOPE_MEMORY_MINUTES ?? 10)
const SAMPLES = 10

/** Thousands of calls a second, and rounds and buckets that come and go. */
const SETTINGS: Partial<Settings> = {
  mode: 'closed',
  workers: 2,
  demand: 8,
  serviceUs: 10,
  batch: 'auto',
  callsPerCaller: 1000,
}

const threadMegabytes = async (thread: ThreadSession) => {
  await thread.send('HeapProfiler.collectGarbage')
  const { usedSize } = await thread.send<{ readonly usedSize: number }>('Runtime.getHeapUsage')
  return usedSize / 1e6
}

const reached = async (page: Page, ms: number) => {
  const handle = await page.waitForFunction(
    (at) => {
      const snapshot = window.poolscope.snapshot()
      return snapshot && snapshot.at >= at ? snapshot.counts.completed : null
    },
    ms,
    { timeout: 3_600_000, polling: 250 },
  )
  return (await handle.jsonValue()) ?? 0
}

test(`memory: live heap of page and lab over ${MINUTES} minutes of running`, async ({ page }) => {
  test.setTimeout(3_600_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${PRODUCT_PAGE}?seed=1`)
  await page.evaluate((settings) => {
    window.poolscope.run(settings).catch(() => undefined)
  }, SETTINGS)
  const session = await page.context().newCDPSession(page)
  await reached(page, 500)
  const lab = await labThread(page)

  const rows: string[][] = []
  const first = { page: 0, lab: 0 }
  let growth = { page: 0, lab: 0 }
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const minutes = (MINUTES * sample) / SAMPLES
    const calls = await reached(page, minutes * 60_000)
    const [pageMb, labMb] = [await heapMegabytes(session), await threadMegabytes(lab)]
    if (sample === 1) Object.assign(first, { page: pageMb, lab: labMb })
    growth = { page: pageMb - first.page, lab: labMb - first.lab }
    rows.push([
      minutes.toFixed(1),
      calls.toLocaleString('en'),
      pageMb.toFixed(2),
      labMb.toFixed(2),
      growth.page.toFixed(2),
      growth.lab.toFixed(2),
    ])
  }
  await page.evaluate(() => window.poolscope.stop())
  printTable(
    test.info().title,
    ['minutes', 'calls', 'page, MB', 'lab, MB', 'growth, page, MB', 'growth, lab, MB'],
    rows,
  )
  console.log(
    `Growth since minute ${(MINUTES / SAMPLES).toFixed(1)}: page ${growth.page.toFixed(2)} MB, lab ${growth.lab.toFixed(2)} MB (target ≤ 3 MB).`,
  )
})
