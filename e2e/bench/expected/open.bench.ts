import { test } from '@playwright/test'
import { median, printTable } from '../figures'
import { BENCH_PAGE } from '../playwright.config'

const ROUNDS = 7
const SECONDS = 5
const CALLERS = ['own', 'page'] as const

test('open: constant 1,000 calls/s, one worker, 0.4 µs, charts drawn against taken away', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(BENCH_PAGE)
  const run = async (caller: (typeof CALLERS)[number], isDrawn: boolean) => {
    await page.evaluate((isShown) => window.bench.showPage(isShown), isDrawn)
    const { latencyUs, generatorLagUs } = await page.evaluate((settings) => window.bench.run(settings), {
      mode: 'open',
      arrivals: 'constant',
      workers: 1,
      demand: 4,
      ratePerSecond: 250,
      serviceUs: 0.4,
      callerThread: caller,
      seconds: SECONDS,
    } as const)
    return { lag: generatorLagUs.p99 ?? Number.NaN, call: latencyUs.call.p99 ?? Number.NaN }
  }

  const figures = CALLERS.map((caller) => ({
    caller,
    drawn: { lag: [] as number[], call: [] as number[] },
    away: { lag: [] as number[], call: [] as number[] },
  }))
  const floor: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(() => window.bench.showPage(false))
    floor.push(await page.evaluate((seconds) => window.bench.measureTimer(1000, seconds), SECONDS))
    for (const { caller, drawn, away } of figures) {
      for (const place of round % 2 === 0 ? [drawn, away] : [away, drawn]) {
        const { lag, call } = await run(caller, place === drawn)
        place.lag.push(lag)
        place.call.push(call)
      }
    }
  }

  const inMs = (us: readonly number[]) => `${(median(us) / 1000).toFixed(2)} ms`
  printTable(
    test.info().title,
    [
      'caller',
      'lag p99, drawn',
      'lag p99, away',
      'call p99, drawn',
      'call p99, away',
      'call p99 drawn ÷ away',
      'target',
    ],
    figures.map(({ caller, drawn, away }) => [
      caller,
      inMs(drawn.lag),
      inMs(away.lag),
      inMs(drawn.call),
      inMs(away.call),
      `${(median(drawn.call) / median(away.call)).toFixed(2)}×`,
      caller === 'own' ? 'lag ≤ 0.5 ms, ratio ≤ 1.3×' : '–',
    ]),
  )
  console.log(`The timer alone, on a thread that does nothing else: p99 late by ${inMs(floor)}.`)
})
