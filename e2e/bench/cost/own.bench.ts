import { expect, test } from '@playwright/test'
import { type Pair, pairedDifference } from '../../../src/stats/intervals/paired-difference'
import { median, printTable } from '../figures'
import type { Block, PastedPair } from '../pages/pasted.worker'
import { BENCH_PAGE } from '../playwright.config'

/** The built-in kernel, as somebody would paste it; `args` are only for trying it out. */
const KERNEL = `export const args = (i) => [i, 1000]
export default (x, steps) => {
  let state = x | 0
  for (let i = 0; i < steps; i += 1) state = ((Math.imul(state, 1_664_525) & 536_870_911) + 477_033_311) | 0
  return state & 536_870_911
}`

const CASES = [
  { steps: 10_000, calls: 200, pairs: 300 },
  { steps: 300_000, calls: 10, pairs: 300 },
]

const FIGURES: readonly (readonly [name: string, of: (block: Block) => number])[] = [
  ['in the worker', ({ serviceUs }) => serviceUs],
  ['from submission to settlement', ({ callUs }) => callUs],
]

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

test('own: a function pasted against the same built in', async ({ page }) => {
  await page.goto(BENCH_PAGE)
  const rows: string[][] = []
  for (const { steps, calls, pairs } of CASES) {
    const found: readonly PastedPair[] = await page.evaluate(
      (order) => window.bench.measurePasted(order.code, order.steps, order.calls, order.pairs),
      { code: KERNEL, steps, calls, pairs },
    )
    for (const [name, of] of FIGURES) {
      const compared: Pair[] = found.map(({ builtIn, pasted }) => ({
        without: of(builtIn),
        with: of(pasted),
      }))
      const difference = pairedDifference(compared)
      if (difference.kind !== 'difference') throw new Error(difference.reason)
      const { share, low, high } = difference
      rows.push([
        `${steps.toLocaleString('en')} steps`,
        name,
        `${median(compared.map(({ without }) => without)).toFixed(1)} µs`,
        percent(share),
        `${percent(low)} to ${percent(high)}`,
        '≤ 3 %',
      ])
      // A machine that is not quiet widens the interval: only what is surely more is a fault.
      expect(low, `${steps} steps, ${name}`).toBeLessThanOrEqual(0.03)
    }
  }
  printTable(
    test.info().title,
    ['function', 'time of a call', 'built in (median)', 'pasted: more by', '95 % interval', 'target'],
    rows,
  )
})
