import { test } from '@playwright/test'
import { median, printTable } from './figures'
import { PRODUCT_PAGE } from './playwright.config'

const ROUNDS = 3
const DEMANDS = [1, 8, 16] as const

/** Published in 2016, µs: mean call through the pool, mean synchronous call, their ratio as printed. */
const PUBLISHED = {
  'original program': { 1: [316.17, 1.38, 228.71], 8: [2542.9, 1.37, 1854.14], 16: [4745.76, 1.26, 3770.11] },
  'minimal queue pool': { 1: [46.07, 0.42, 110.51], 16: [667.25, 1.55, 430.07] },
  'framework’s own pool': { 1: [121.01, 0.46, 260.94], 16: [1691.97, 0.44, 3809.28] },
} as const

test('2016: closed demand, 64 workers, 10,000 calls a caller, 0.4 µs', async ({ page }) => {
  await page.goto(PRODUCT_PAGE)
  const measured = new Map(DEMANDS.map((demand) => [demand, [] as { pool: number; sync: number }[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const demand of DEMANDS) {
      const report = await page.evaluate(
        (callers) =>
          window.poolscope.run({
            mode: 'closed',
            workers: 64,
            demand: callers,
            callsPerCaller: 10_000,
            serviceUs: 0.4,
            rounds: 1,
          }),
        demand,
      )
      const [line] = report.rounds
      if (line) measured.get(demand)?.push({ pool: line.poolUs, sync: line.syncUs })
    }
  }
  const growthOf = (one: number, sixteen: number) => `${(sixteen / one).toFixed(1)}×`
  const cell = (pool: number, sync: number, ratio: number) =>
    `${pool.toFixed(2)} / ${sync.toFixed(2)} = ${ratio.toFixed(2)}×`
  const published = Object.entries(PUBLISHED).map(([name, figures]) => [
    `2016, ${name}`,
    ...DEMANDS.map((demand) => {
      const figure = (figures as Partial<Record<number, readonly [number, number, number]>>)[demand]
      return figure ? cell(...figure) : '–'
    }),
    growthOf(figures[1][0], figures[16][0]),
  ])
  const ours = DEMANDS.map((demand) => {
    const runs = measured.get(demand) ?? []
    return { pool: median(runs.map(({ pool }) => pool)), sync: median(runs.map(({ sync }) => sync)) }
  })
  printTable(
    `${test.info().title}: pool µs / sync µs = ratio`,
    ['system', ...DEMANDS.map((demand) => `demand ${demand}`), 'latency 16 ÷ 1'],
    [
      ...published,
      [
        'Poolscope, here',
        ...ours.map(({ pool, sync }) => cell(pool, sync, pool / sync)),
        growthOf(ours[0]?.pool ?? Number.NaN, ours[2]?.pool ?? Number.NaN),
      ],
    ],
  )
})
