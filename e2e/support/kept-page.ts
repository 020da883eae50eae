import { test as base, type CDPSession, type Page, type ViewportSize } from '@playwright/test'
import { VIEWPORT } from '../playwright.config'
import { leaveLoaded } from './reopen'

/** What a page of its own would begin with. */
const NOTHING_EMULATED = {
  media: null,
  colorScheme: 'light',
  reducedMotion: 'no-preference',
  forcedColors: 'none',
} as const

/** As if nobody had been there: nothing stored, nothing emulated, nothing pressed, nothing that goes on. */
const cleanUp = async (page: Page): Promise<void> => {
  if (page.url() === 'about:blank') return
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  // Leaves the page and its workers, but not the process that has their code compiled.
  if (!(await leaveLoaded(page))) await page.goto('/favicon.svg')
  await Promise.all([
    page.mouse.up(),
    page.mouse.move(0, 0),
    page.setViewportSize(VIEWPORT),
    page.emulateMedia(NOTHING_EMULATED),
    page.evaluate(() => localStorage.clear()),
  ])
}

interface KeptPage {
  readonly page: Page
  readonly session: CDPSession
  /** Whether a test left it loaded for the next. */
  isLoaded: boolean
}

export interface KeptPageOptions {
  /**
   * Whether tests leave the page as their last run left it, for the next to run in: for those that begin runs by script
   * and look at nothing but these.
   */
  readonly staysLoaded: boolean
  /** Whether tests come to the page without loading it: for those that look at nothing that a load does. */
  readonly visits: boolean
  /**
   * Whether a page that is idle brings what is late although it is not needed, as to visitors who do not have their
   * browser save data: for tests that look at the whole page, or at what a load does. It is four tenths of a load.
   */
  readonly fetchesAhead: boolean
  /** Whether a test looks at controls and words only, not at charts; so does one whose page stays loaded. */
  readonly needsNoCharts: boolean
  /** How large the page of such a test is. */
  readonly windowWithoutCharts: ViewportSize
}

/**
 * Tests that follow one another in one page, each of which finds it as a visitor finds it who was never there. A page
 * of its own for each would compile the same code for each: two seconds of both cores.
 */
export const test = base.extend<KeptPageOptions, { readonly keptPage: KeptPage }>({
  staysLoaded: [false, { option: true }],
  visits: [false, { option: true }],
  fetchesAhead: [false, { option: true }],
  needsNoCharts: [false, { option: true }],
  windowWithoutCharts: [VIEWPORT, { option: true }],
  keptPage: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use
      const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport: VIEWPORT })
      const page = await context.newPage()
      await use({ page, session: await context.newCDPSession(page), isLoaded: false })
      await context.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ keptPage, staysLoaded, fetchesAhead, needsNoCharts, windowWithoutCharts }, use) => {
    const { page, session } = keptPage
    if (keptPage.isLoaded && !staysLoaded) await cleanUp(page)
    await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: !fetchesAhead })
    if (needsNoCharts || (staysLoaded && !keptPage.isLoaded)) await page.setViewportSize(windowWithoutCharts)
    await use(page)
    keptPage.isLoaded = staysLoaded
    if (staysLoaded) await page.evaluate(() => window.poolscope?.stop())
    else await cleanUp(page)
  },
})
