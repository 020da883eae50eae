import { expect, test } from '@playwright/test'
import { NUMBERS_STEPS, numbersLine, type Travel } from '../../../src/claims/report/numbers'
import {
  type Callers,
  linesOf,
  type NumbersLine,
  numbersRows,
} from '../../../src/claims/report/numbers-table'
import { NUMBERS_COLUMNS, numbersCells } from '../../../src/claims/report/numbers-words'
import { median, printTable } from '../figures'
import { PRODUCT_PAGE } from '../playwright.config'

const ROUNDS = Number(process.env.POOLSCOPE_2016_ROUNDS ?? 3)

/** Middle of several lines, figure by figure. */
const middleOf = (lines: readonly NumbersLine[]): NumbersLine | null =>
  lines.length === 0
    ? null
    : {
        poolUs: median(lines.map(({ poolUs }) => poolUs)),
        syncUs: median(lines.map(({ syncUs }) => syncUs)),
        ratio: median(lines.map(({ ratio }) => ratio)),
      }

test('2016: closed demand, 64 workers, 10,000 calls a caller, 0.4 µs', async ({ page }) => {
  await page.goto(PRODUCT_PAGE)
  const measured = new Map<string, NumbersLine[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { arm, label, settings } of NUMBERS_STEPS) {
      const report = await page.evaluate((wanted) => window.poolscope.run(wanted), settings)
      const line = numbersLine(report)
      if (line) measured.set(arm, [...(measured.get(arm) ?? []), line])
      console.log(`round ${round + 1}, ${label}: ${line ? `${line.poolUs.toFixed(1)} µs` : 'no line'}`)
    }
  }
  const linesBy = (travel: Travel) =>
    linesOf((callers: Callers) => middleOf(measured.get(`${travel}/${callers}`) ?? []))
  const rows = numbersRows({ alone: linesBy('alone'), shared: linesBy('shared') })
  expect(measured.size).toBe(NUMBERS_STEPS.length)
  printTable(
    `${test.info().title}; ours: median of ${ROUNDS} rounds. Pool ÷ direct call = ratio`,
    NUMBERS_COLUMNS.map(({ head }) => head),
    rows.map((row) => numbersCells(row)),
  )
})
