import { test } from '@playwright/test'
import { median, printTable } from '../figures'
import { heapMegabytes } from '../footprint/heap'
import { BENCH_PAGE, PRODUCT_PAGE } from '../playwright.config'

const ROUNDS = 5
const WAYS = ['lab', 'promise'] as const

test('queue: a million waiting calls', async ({ page }) => {
  await page.goto(BENCH_PAGE)
  const session = await page.context().newCDPSession(page)
  const rows: string[][] = []
  for (const way of WAYS) {
    const [megabytes, growth]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(() => window.bench.forgetMillion())
      const before = await heapMegabytes(session)
      const slices = await page.evaluate((which) => window.bench.queueMillion(which), way)
      megabytes.push((await heapMegabytes(session)) - before)
      growth.push((slices.at(-1) ?? Number.NaN) / (slices[0] ?? Number.NaN))
    }
    rows.push([
      way === 'lab' ? 'as the lab calls' : 'with a promise each',
      `${median(megabytes).toFixed(0)} MB`,
      '≤ 150 MB',
      `${median(growth).toFixed(2)}×`,
      '≤ 2×',
    ])
  }
  printTable(
    test.info().title,
    ['calls made', 'memory for 1,000,000', 'target', 'last 10,000 ÷ first 10,000', 'target'],
    rows,
  )
})

test('burst: 16 × 10,000 calls at once over 4 workers', async ({ page }) => {
  await page.goto(PRODUCT_PAGE)
  const { counts, durationMs, checks } = await page.evaluate(() =>
    window.poolscope.run({ mode: 'burst', workers: 4, demand: 16, serviceUs: 0.4, rounds: 1 }),
  )
  printTable(
    test.info().title,
    ['submitted', 'completed', 'seconds', 'conservation'],
    [
      [
        String(counts.submitted),
        String(counts.completed),
        (durationMs / 1000).toFixed(1),
        checks.find(({ id }) => id === 'conservation')?.state ?? 'missing',
      ],
    ],
  )
})
