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

/** A ratio with what it lies between, in 95 of 100 such benches at least. */
interface Ratio {
  readonly ratio: number
  readonly between: readonly [number, number]
}

const ratioOf = (pairs: readonly (readonly [number, number])[]): Ratio => {
  const ratios = pairs.map(([alone, then]) => then / alone)
  return { ratio: median(ratios), between: medianInterval(ratios) ?? [Number.NaN, Number.NaN] }
}

/** Each at the end that makes most of the other's. */
const over = (of: Ratio, to: Ratio): Ratio => ({
  ratio: of.ratio / to.ratio,
  between: [of.between[0] / to.between[1], of.between[1] / to.between[0]],
})

const ratioText = ({ ratio, between }: Ratio): string =>
  `${ratio.toFixed(2)}× (${between.map((end) => end.toFixed(2)).join('–')})`

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
  // What being second makes of a call is taken off.
  const again = ratioOf(taken[0] ?? [])
  printTable(
    'A lone call, in a worker that Comlink alone had before',
    ['afterwards', 'alone, µs', 'then, µs', 'then ÷ alone (95 %)', '÷ that of Comlink once more', 'aim'],
    taken.map((pairs, index) => {
      const variant = CONTENDERS[index] ?? null
      const own = ratioOf(pairs)
      const beside = over(own, again)
      return [
        variant ? oursNamed(variant) : 'Comlink alone once more',
        median(pairs.map(([alone]) => alone)).toFixed(1),
        median(pairs.map(([, then]) => then)).toFixed(1),
        ratioText(own),
        variant ? ratioText(beside) : '–',
        variant ? `≤ ${AIM}×, ${beside.ratio <= AIM ? 'met' : 'missed'}` : '–',
      ]
    }),
  )
})
