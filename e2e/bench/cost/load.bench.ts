import { gzipSync } from 'node:zlib'
import { type Page, type Response, test } from '@playwright/test'
import { layoutShift, watchLayoutShift } from '../../support/layout/layout-shift'
import { median, printTable } from '../figures'
import { PRODUCT_PAGE } from '../playwright.config'

const ROUNDS = 7
/** What a browser may need to be done with opening a tab, ms. */
const TAB_OPENS_MS = 1000

const kilobytes = (bodies: readonly Buffer[]) =>
  bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000

const inSeconds = (ms: readonly number[]) => `${(median(ms) / 1000).toFixed(2)} s`

/** The charts of the first screen. */
const CHARTS = ['Queue length', 'Dispatch latency', 'Slowdown ratio']

/** Milliseconds from navigation to the first point on any chart, and to a line in every chart of the first screen. */
const timeFirstPoints = (page: Page) =>
  page.evaluate(
    (names) =>
      new Promise<{ readonly point: number; readonly lines: number }>((resolve) => {
        let point: number | null = null
        const look = () => {
          const figures = names.flatMap((name) => [
            ...document.querySelectorAll(`figure[aria-label="${name}"]`),
          ])
          if (document.querySelector('figure circle')) point ??= performance.now()
          const isLined = (figure: Element) =>
            [...figure.querySelectorAll('path.series-line')].some((path) =>
              path.getAttribute('d')?.includes('L'),
            )
          if (point !== null && figures.length === names.length && figures.every(isLined))
            resolve({ point, lines: performance.now() })
          else requestAnimationFrame(look)
        }
        look()
      }),
    CHARTS,
  )

/** Sum of all layout shifts from the first paint until the introduction is over. */
const shiftOfVisit = async (page: Page) => {
  await watchLayoutShift(page)
  await page.waitForFunction(() => window.poolscope.snapshot()?.phase.kind === 'finished')
  return layoutShift(page)
}

test('load: first visit to the production build', async ({ browser }) => {
  const firsts: { readonly point: number; readonly lines: number }[] = []
  const [firstPaintKb, allKb]: [number[], number[]] = [[], []]
  const shifts: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    // A tab that is open already, as people have: to open one takes the browser a second of both cores here.
    await page.goto('about:blank')
    await page.waitForTimeout(TAB_OPENS_MS)
    const scripts: { readonly url: string; readonly body: Promise<Buffer> }[] = []
    /** By address: what several workers run is fetched once. */
    const everything = new Map<string, Promise<Buffer>>()
    const note = (response: Response) => {
      const body = response.body()
      everything.set(response.url(), body)
      if (response.request().resourceType() === 'script') scripts.push({ url: response.url(), body })
    }
    page.on('response', note)
    await page.goto(PRODUCT_PAGE)
    firsts.push(await timeFirstPoints(page))
    // What comes when there is time is no part of the first view.
    page.off('response', note)
    const html = await (await page.request.get(PRODUCT_PAGE)).text()
    const initial = scripts.filter(({ url }) => html.includes(new URL(url).pathname.split('/').at(-1) ?? url))
    firstPaintKb.push(kilobytes(await Promise.all(initial.map(({ body }) => body))))
    allKb.push(kilobytes(await Promise.all(everything.values())))
    shifts.push(await shiftOfVisit(page))
    await context.close()
  }
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.goto(PRODUCT_PAGE)
  shifts.push(await shiftOfVisit(phone))
  printTable(
    test.info().title,
    ['what', 'median', 'target'],
    [
      ['first moving point on a chart', inSeconds(firsts.map(({ point }) => point)), '≤ 1.5 s'],
      ['a line in each chart of the first screen', inSeconds(firsts.map(({ lines }) => lines)), '–'],
      [
        'layout shift until the first run is over, worst, a phone among them',
        Math.max(...shifts).toFixed(4),
        '0',
      ],
      ['script before first paint', `${median(firstPaintKb).toFixed(0)} kB gzip`, '≤ 110 kB'],
      ['all the first view loads', `${median(allKb).toFixed(0)} kB gzip`, '≤ 290 kB'],
    ],
  )
})
