import { expect, type Page, test } from '@playwright/test'
import { formatDuration } from '../../../src/domain/text'
import { type Pair, pairedDifference } from '../../../src/stats/intervals/paired-difference'
import { median, printTable } from '../figures'
import type { Block, PastedPair } from '../pages/pasted.worker'
import { BENCH_PAGE, PRODUCT_PAGE } from '../playwright.config'

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

/** A loop of so many steps, some nanoseconds each. */
const looped = (steps: number) => `export const args = (i) => [i]
export default (x) => {
  let state = x | 0
  for (let i = 0; i < ${steps}; i += 1) state = ((Math.imul(state, 1_664_525) & 536_870_911) + 477_033_311) | 0
  return state
}`

/** Functions of each kind, and how often they are called. */
const KINDS: readonly (readonly [name: string, code: string, callsPerSecond: number])[] = [
  ['1 µs', looped(400), 200],
  ['100 µs', looped(50_000), 200],
  ['3 ms', looped(1_500_000), 200],
  ['80 ms', looped(40_000_000), 5],
  [
    'asynchronous: SHA-256 of 200 kB',
    `const data = new Uint8Array(200_000).fill(7)
export default async () => new Uint8Array(await crypto.subtle.digest('SHA-256', data))[0]`,
    50,
  ],
  [
    'sum over an argument of 5 MB',
    `export const args = () => [new Uint8Array(5_000_000).fill(1)]
export default (all) => { let sum = 0; for (let i = 0; i < all.length; i += 1) sum += all[i]; return sum }`,
    20,
  ],
]
const REPEATS = 3

/** A stopwatch of its own: a plain loop over the function, in a page that has nothing of the product. @returns µs a call */
const stopwatch = async (page: Page, code: string): Promise<number> => {
  // Of the same origin, so that its clock is as fine, and its own policy lets the module in.
  await page.goto(`${PRODUCT_PAGE}stage.html`)
  return page.evaluate(async (text) => {
    const made: {
      default: (...args: unknown[]) => unknown
      args?: (i: number, random: () => number) => unknown[]
    } = await import(`data:text/javascript,${encodeURIComponent(text)}`)
    const means: number[] = []
    let used: unknown
    let calls = 1
    for (const until = performance.now() + 1500; performance.now() < until || means.length < 5; ) {
      const sets = Array.from({ length: calls }, (_, i) => made.args?.(i + 1, Math.random) ?? [])
      const begun = performance.now()
      for (const args of sets) {
        const result = made.default(...args)
        used = result instanceof Promise ? await result : result
      }
      const spentMs = performance.now() - begun
      means.push((spentMs * 1000) / calls)
      if (spentMs < 8 && calls < 20_000) calls *= 2
    }
    if (used === undefined) throw new Error('The function gave nothing.')
    // The second half: by then it is compiled, and batches are long.
    const later = means.slice(Math.floor(means.length / 2)).toSorted((a, b) => a - b)
    return later[Math.floor(later.length / 2)] ?? Number.NaN
  }, code)
}

/** "Called one after another on the page, it takes 3.1 ms." */
const ONE_AFTER_ANOTHER = /one after another on the page, it takes ([\d.,]+ [µm]?s)/

test('own: verdicts on a function of each kind, beside a stopwatch', async ({ page }) => {
  const rows: string[][] = []
  const contradicted: string[] = []
  for (const [name, code, callsPerSecond] of KINDS) {
    const watched = await stopwatch(page, code)
    const found = []
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      await page.goto(`${PRODUCT_PAGE}?autostart=0`)
      await page.waitForFunction(() => 'poolscope' in window)
      found.push(
        await page.evaluate(
          async (asked) => {
            const begun = performance.now()
            const { verdict, workers, ways, reasons } = await window.poolscope.judge(asked)
            return { verdict, workers, ways, reasons, seconds: (performance.now() - begun) / 1000 }
          },
          { code, callsPerSecond },
        ),
      )
    }
    const verdicts = found.map(({ verdict, workers }) =>
      verdict === 'offload' ? `offload (${workers})` : verdict.replace('-', ' '),
    )
    const told = new Set(found.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'cannot-tell'))
    if (told.size > 1) contradicted.push(name)
    const direct = found.map(
      ({ ways }) => ways.find(({ way }) => way === 'direct')?.callUs?.value ?? Number.NaN,
    )
    const said = found.map(({ reasons }) => ONE_AFTER_ANOTHER.exec(reasons.join(' '))?.[1] ?? '–')
    rows.push([
      name,
      `${callsPerSecond} a second`,
      formatDuration(watched),
      said.join(' · '),
      direct.map((us) => formatDuration(us)).join(' · '),
      verdicts.join(' · '),
      Math.max(...found.map(({ seconds }) => seconds)).toFixed(1),
    ])
  }
  printTable(
    test.info().title,
    [
      'function',
      'called',
      'stopwatch: a plain loop',
      'judge: one after another',
      'judge: a call directly, from when it was due',
      'verdict, three times',
      'longest until a verdict, s (aim ≤ 25)',
    ],
    rows,
  )
  // What cannot be told contradicts nothing.
  expect(contradicted).toEqual([])
})
