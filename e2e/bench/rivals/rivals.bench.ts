import { mkdirSync, writeFileSync } from 'node:fs'
import { test } from '@playwright/test'
import { median, printTable } from '../figures'
import { printCase } from './case-table'
import { CASES, type Case } from './cases'
import type { Row } from './pages/measure'
import { type Reached, reach } from './reach'
import { TARGETS } from './targets'

const RESULTS = `${import.meta.dirname}/../../.results`
/** Words that a case's id must have one of, with commas between: “16×4,burst”. All cases unless said. */
const WORDS = (process.env.POOLSCOPE_CASES ?? '').split(',').filter(Boolean)

const isWanted = ({ id }: Case) => WORDS.length === 0 || WORDS.some((word) => id.includes(word))

test('rivals: our pool beside bare workers and other pools', async ({ page }) => {
  await page.goto('/')
  // The page fits the kernel before it can be asked for anything.
  await page.waitForFunction(() => window.rivals !== undefined)
  const kernelSteps = await page.evaluate(() => window.rivals.kernelSteps())
  const cases: (Case & { readonly rows: readonly (Row & { readonly median: number })[] })[] = []
  const targets: Reached[] = []
  for (const order of CASES.filter(isWanted)) {
    const rows = await page.evaluate((which) => window.rivals.measure(which), order)
    const reached = TARGETS.filter(({ at }) => at === order.id).map((target) => reach(target, order, rows))
    printCase(order, rows, reached)
    cases.push({ ...order, rows: rows.map((row) => ({ ...row, median: median(row.figures) })) })
    targets.push(...reached)
  }
  printTable(
    'Aims',
    ['case', 'contender', 'aim', 'reached', 'met'],
    targets.map(({ at, of, to, sign, limit, reached, isMet }) => [
      at,
      of,
      `${sign} ${limit}× ${to}`,
      reached === null ? 'not measured' : `${reached.toFixed(2)}×`,
      reached === null ? '–' : isMet ? 'yes' : 'no',
    ]),
  )
  const machine = await page.evaluate(() => ({
    userAgent: navigator.userAgent,
    cores: navigator.hardwareConcurrency,
  }))
  const results = { date: new Date().toISOString(), ...machine, kernelSteps, targets, cases }
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(`${RESULTS}/rivals.json`, `${JSON.stringify(results, null, 2)}\n`)
})
