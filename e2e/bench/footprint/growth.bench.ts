import { test } from '@playwright/test'
import type { Settings } from '../../../src/domain/settings/settings'
import { median, medianRatio, printTable } from '../figures'
import { BENCH_PAGE } from '../playwright.config'

const ROUNDS = Number(process.env.POOLSCOPE_GROWTH_ROUNDS ?? 5)
const TRANSPORTS = ['comlink', 'message', 'shared'] as const
const CALLERS = [1, 16] as const
const TARGET = 1.6

/** The shortest function: hardly anything but the way to a worker and back is measured. */
const SETTINGS: Partial<Settings> = {
  mode: 'closed',
  workers: 4,
  serviceUs: 0.4,
  batch: 'auto',
  recording: 'full',
  callerThread: 'own',
  seconds: 2,
}

test('growth: mean call of 16 awaiting callers on 4 workers, batch auto, against that of one caller', async ({
  page,
}) => {
  await page.goto(BENCH_PAGE)
  await page.evaluate(() => window.bench.showPage(false))
  const meanUs = async (settings: Partial<Settings>) => {
    const { latencyUs } = await page.evaluate((wanted) => window.bench.run(wanted), settings)
    return latencyUs.call.mean ?? Number.NaN
  }
  const rows: string[][] = []
  for (const transport of TRANSPORTS) {
    const figures = new Map(CALLERS.map((callers) => [callers, [] as number[]]))
    for (let round = 0; round < ROUNDS; round += 1)
      for (const callers of CALLERS)
        figures.get(callers)?.push(await meanUs({ ...SETTINGS, transport, demand: callers }))
    const [one = [], many = []] = [...figures.values()]
    rows.push([
      transport,
      `${median(one).toFixed(0)} µs`,
      `${median(many).toFixed(0)} µs`,
      `${medianRatio(many, one).toFixed(2)}×`,
      `≤ ${TARGET}×`,
    ])
  }
  printTable(
    test.info().title,
    ['transport', '1 caller', '16 callers', 'ratio (median of rounds)', 'target'],
    rows,
  )
})
