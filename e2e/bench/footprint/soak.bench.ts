import { test } from '@playwright/test'
import { printTable } from '../figures'
import { BENCH_PAGE } from '../playwright.config'
import { heapMegabytes } from './heap'

const CALLERS = 256
const SAMPLES = 10
/** Calls through the pool, warm-up not counted. */
const CALLS = Number(process.env.POOLSCOPE_SOAK_CALLS ?? 30_000_000)
/** Until then, code is optimised and tables grow to their size. */
const WARM_UP_CALLS = Math.min(CALLS / SAMPLES, 1_000_000)

test('soak: the heap under millions of calls through one pool', async ({ page }) => {
  test.setTimeout(3_600_000)
  await page.goto(BENCH_PAGE)
  await page.evaluate(() => window.bench.showPage(false))
  const session = await page.context().newCDPSession(page)
  const call = (calls: number) =>
    page.evaluate((order) => window.bench.callInLoop(order.callers, order.calls), { callers: CALLERS, calls })

  await call(WARM_UP_CALLS)
  const before = await heapMegabytes(session)
  const rows = [['0', '–', before.toFixed(2), '0']]
  let growth = 0
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const start = performance.now()
    await call(CALLS / SAMPLES)
    const seconds = (performance.now() - start) / 1000
    const heap = await heapMegabytes(session)
    growth = heap - before
    rows.push([
      ((CALLS / SAMPLES) * sample).toLocaleString('en'),
      (CALLS / SAMPLES / seconds).toFixed(0),
      heap.toFixed(2),
      growth.toFixed(2),
    ])
  }
  printTable(
    `${test.info().title}: transport comlink, batch auto, closed, ${CALLERS} callers, 4 workers`,
    ['calls', 'calls/s', 'live heap, MB', 'growth, MB'],
    rows,
  )
  console.log(`Growth over ${CALLS.toLocaleString('en')} calls: ${growth.toFixed(2)} MB (target ≤ 2 MB).`)
})
