import { test } from '@playwright/test'
import { median, medianInterval, printTable } from '../figures'
import { oursNamed, type PoolVariant } from './names'

/** Workers of each kind. */
const STARTS = 40
/** A lone call through the pool takes at most this many times one through Comlink alone. */
const AIM = 1.1

/** What a worker serves after Comlink alone; null is Comlink alone once more. */
const CONTENDERS: readonly (PoolVariant | null)[] = [
  null,
  { transport: 'comlink', batch: 1 },
  { transport: 'comlink', batch: 'auto' },
]

/** Median of each start's ratio, with its 95 % interval. */
const ratioText = (ratios: readonly number[]): string => {
  const between = medianInterval(ratios)?.map((end) => end.toFixed(2)) ?? []
  return `${median(ratios).toFixed(2)}× (${between.join('–')})`
}

test('lone: one caller, one worker, through Comlink alone and then through the pool', async ({ page }) => {
  await page.goto('/')
  // The page fits the kernel before it can be asked for anything.
  await page.waitForFunction(() => window.rivals !== undefined)
  const taken = CONTENDERS.map(() => [] as (readonly [number, number])[])
  for (let start = 0; start < STARTS; start += 1) {
    const order = CONTENDERS.map((_, index) => index)
    for (const index of start % 2 === 0 ? order : order.toReversed()) {
      const pair = await page.evaluate((after) => window.rivals.timeLone(after), CONTENDERS[index] ?? null)
      taken[index]?.push([median(pair[0]), median(pair[1])])
    }
  }
  // Of the same start, so that what changed in the meantime is in both.
  const again = (taken[0] ?? []).map(([first, then]) => then / first)
  printTable(
    'A lone call, in a worker that Comlink alone had before',
    ['afterwards', 'alone, µs', 'then, µs', 'then ÷ alone (95 %)', '÷ the same of Comlink once more', 'aim'],
    taken.map((pairs, index) => {
      const variant = CONTENDERS[index] ?? null
      const ratios = pairs.map(([first, then]) => then / first)
      const beside = ratios.map((ratio, start) => ratio / (again[start] ?? Number.NaN))
      return [
        variant ? oursNamed(variant) : 'Comlink alone once more',
        median(pairs.map(([first]) => first)).toFixed(1),
        median(pairs.map(([, then]) => then)).toFixed(1),
        ratioText(ratios),
        variant ? ratioText(beside) : '–',
        variant ? `≤ ${AIM}×, ${median(beside) <= AIM ? 'met' : 'missed'}` : '–',
      ]
    }),
  )
})
