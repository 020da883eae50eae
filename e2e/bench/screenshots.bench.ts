import { expect, type Page, test } from '@playwright/test'
import { ENDLESS_REPLAY, PRODUCT_PAGE } from './playwright.config'

/** `npm run bench -- screenshots` takes the pictures of the README anew, for somebody to look at. */

const PUBLIC = `${import.meta.dirname}/../../public`
const WIDE = { width: 1440, height: 900 }

interface Shot {
  readonly file: string
  readonly size: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
  readonly enter: (page: Page) => Promise<void>
}

/** A moment of the recorded run. */
const replayed = async (page: Page) => {
  await page.goto(ENDLESS_REPLAY.replace('state=endless', 'state=running&at=27000'))
  // Charts are set up one after another, and below the screen not at all.
  const isPhone = (page.viewportSize()?.width ?? 0) < 640
  for (const chart of isPhone ? ['queue'] : ['queue', 'dispatch', 'slowdown'])
    await page.locator(`#${chart} path.series-line`).first().waitFor()
}

/** A ready-made function with its verdict. */
const judged = async (page: Page) => {
  await page.goto(`${PRODUCT_PAGE}?seed=1#own`)
  await page.getByRole('combobox', { name: 'Ready-made functions' }).selectOption('mandelbrot-tile')
  await page.locator('.cm-content').waitFor()
  await page.getByRole('button', { name: 'Measure it' }).click()
  await page.getByRole('region', { name: 'Verdict' }).waitFor({ timeout: 90_000 })
}

/** The product, running under these settings until it is shown for so long, ms. */
const running = async (page: Page, query: string, ms: number) => {
  await page.goto(`${PRODUCT_PAGE}?${query}&autostart=1`)
  await page.waitForFunction((least) => (window.poolscope?.snapshot()?.at ?? 0) > least, ms)
}

/** Calls of 5 ms that arrive at random, on two workers, which serve 400 a second. */
const open = (perSecond: number) =>
  `seed=1&mode=open&workload=sleep&serviceUs=5000&workers=2&demand=1&ratePerSecond=${perSecond}`

/** A sweep over workers that has ended. */
const swept = async (page: Page) => {
  await page.goto(`${PRODUCT_PAGE}?seed=1`)
  await page.waitForFunction(() => window.poolscope !== undefined)
  await page.evaluate(() => window.poolscope.sweep({ workers: [1, 2, 3, 4, 6, 8] }, { serviceUs: 1000 }))
  const panel = page.getByRole('region', { name: 'How many workers?' })
  // What stands above it comes when it is scrolled past, and pushes it down.
  await expect(async () => {
    await panel.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await expect(panel.locator('svg').first()).toBeInViewport({ timeout: 500 })
  }).toPass()
}

const SHOTS: readonly Shot[] = [
  { file: 'screenshot', size: WIDE, colorScheme: 'light', enter: replayed },
  { file: 'screenshot-phone', size: { width: 390, height: 844 }, colorScheme: 'light', enter: replayed },
  {
    file: 'screenshot-pictures',
    size: WIDE,
    colorScheme: 'light',
    enter: async (page) => {
      await replayed(page)
      await page.locator('#spectrum').evaluate((panel) => panel.scrollIntoView({ block: 'end' }))
      await page.locator('#spectrum .spectrum-lines path').first().waitFor()
    },
  },
  {
    file: 'screenshot-tour',
    size: { width: 1280, height: 720 },
    colorScheme: 'dark',
    enter: (page) => running(page, 'workers=64&demand=16&serviceUs=0.4&tour=2', 9000),
  },
  {
    file: 'screenshot-checks',
    size: WIDE,
    colorScheme: 'light',
    enter: (page) => running(page, 'workers=4&demand=4&nesting=3&serviceUs=1000', 9000),
  },
  {
    file: 'screenshot-stable',
    size: WIDE,
    colorScheme: 'light',
    enter: async (page) => {
      await running(page, open(240), 20_000)
      await page.locator('#theory').evaluate((panel) => panel.scrollIntoView({ block: 'center' }))
      await page.getByRole('region', { name: 'Measured and expected' }).waitFor()
    },
  },
  {
    file: 'screenshot-overloaded',
    size: WIDE,
    colorScheme: 'light',
    enter: (page) => running(page, open(480), 12_000),
  },
  { file: 'screenshot-sweep', size: WIDE, colorScheme: 'light', enter: swept },
  { file: 'screenshot-own', size: { width: 1440, height: 1000 }, colorScheme: 'light', enter: judged },
]

for (const { file, size, colorScheme, enter } of SHOTS)
  test(`${file}.png is taken anew`, async ({ browser }) => {
    const page = await browser.newPage({ viewport: size, colorScheme })
    await enter(page)
    await page.screenshot({ path: `${PUBLIC}/${file}.png` })
    await page.close()
  })
