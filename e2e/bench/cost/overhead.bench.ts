import { test } from '@playwright/test'
import { median, medianRatio, printTable } from '../figures'
import { BENCH_PAGE } from '../playwright.config'

const CASES = [
  { callers: 1, workers: 1, calls: 2000, rounds: 41, target: '≤ 1.15×' },
  { callers: 16, workers: 4, calls: 4000, rounds: 41, target: '≤ 1.00×' },
]
const REFERENCE = 'bare Comlink'

test('overhead: the pool against bare Comlink, the same loop, 0.4 µs function', async ({ page }) => {
  await page.goto(BENCH_PAGE)
  const rows: string[][] = []
  for (const { callers, workers, calls, rounds, target } of CASES) {
    const figures = await page.evaluate(
      (order) => window.bench.measureOverhead(order.callers, order.workers, order.calls, order.rounds),
      { callers, workers, calls, rounds },
    )
    const reference = figures[REFERENCE] ?? []
    for (const [name, perCall] of Object.entries(figures)) {
      rows.push([
        `${callers} callers, ${workers} workers`,
        name,
        `${median(perCall).toFixed(1)} µs`,
        name === REFERENCE ? '1' : `${medianRatio(perCall, reference).toFixed(3)}×`,
        name === 'pool, recorded' ? target : '',
      ])
    }
  }
  printTable(
    test.info().title,
    ['demand', 'way', 'per call (median)', 'ratio (median of rounds)', 'target'],
    rows,
  )
})
