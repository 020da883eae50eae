import { test } from '@playwright/test'
import { COST_LIMITS, COSTLY_RECORDINGS, type Load } from '../../../src/domain/experiments/instrument-cost'
import { printTable } from '../figures'
import { PRODUCT_PAGE } from '../playwright.config'

/** The shortest function shows the cost largest; the default one is what people see. µs */
const SERVICE_US = [0.4, 100] as const
const LOADS: Readonly<Record<Load, string>> = { one: '1 caller', burst: 'batched bursts' }

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

test('instrument: recording counters and full against off, in interleaved blocks', async ({ page }) => {
  await page.goto(`${PRODUCT_PAGE}?seed=1`)
  const rows: string[][] = []
  for (const serviceUs of SERVICE_US) {
    const { loads } = await page.evaluate((settings) => window.poolscope.measureInstrument(settings), {
      serviceUs,
      workers: 2,
    })
    for (const { load, callsPerBlock, cycles, offUs, levels } of loads) {
      for (const level of COSTLY_RECORDINGS) {
        const { addedUs, share, low, high } = levels[level]
        rows.push([
          `${serviceUs} µs`,
          LOADS[load],
          level,
          `${offUs.toFixed(2)} µs`,
          `${addedUs.toFixed(2)} µs`,
          percent(share),
          `${percent(low)} to ${percent(high)}`,
          level === 'full' ? `≤ ${percent(COST_LIMITS[load])}` : '–',
          `${cycles} × ${callsPerBlock}`,
        ])
      }
    }
  }
  printTable(
    `${test.info().title}, 2 workers, transport comlink`,
    [
      'function',
      'load',
      'recording',
      'a call, off',
      'added',
      'share',
      '95 % interval',
      'target',
      'cycles × calls',
    ],
    rows,
  )
})
