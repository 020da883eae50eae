import { expect, type Page } from '@playwright/test'
// `window.chaos`, as the page has it.
import type {} from '../pool/chaos/page'
import { test as base } from './kept-page'

/** Every transport, for tests that hold on each. */
export const TRANSPORTS = ['comlink', 'message', 'shared'] as const

interface Fixtures {
  /** The page of hostile cases, open, with nothing in it that another test has left. */
  readonly chaos: Page
  /** What nobody caught, thrown or rejected, on the page. */
  readonly uncaught: string[]
}

/** Tests follow one another in the page of hostile cases without a load: it is cleared after each. */
export const test = base.extend<Fixtures>({
  staysLoaded: true,
  uncaught: async ({ page }, use) => {
    const uncaught: string[] = []
    const hear = ({ message }: Error) => void uncaught.push(message)
    page.on('pageerror', hear)
    await use(uncaught)
    page.off('pageerror', hear)
  },
  chaos: async ({ page, uncaught: _uncaught }, use) => {
    if (!(await page.evaluate(() => 'chaos' in window))) await page.goto('/pool/chaos/')
    await use(page)
    await page.evaluate(() => window.chaos.clear())
  },
})

export { expect }
