import { expect, type Page } from '@playwright/test'
import { POOL_PAGES } from '../playwright.config'
// `window.chaos`, as the page has it.
import type {} from '../pool/chaos/page'
import { test as base } from './kept-page'

/** Every transport, for tests that hold on each. */
export const TRANSPORTS = ['comlink', 'message', 'shared'] as const

interface Fixtures {
  /** The page of hostile cases, open. */
  readonly chaos: Page
  /** What nobody caught, thrown or rejected, on the page. */
  readonly uncaught: string[]
}

export const test = base.extend<Fixtures>({
  uncaught: async ({ page }, use) => {
    const uncaught: string[] = []
    const hear = ({ message }: Error) => void uncaught.push(message)
    page.on('pageerror', hear)
    await use(uncaught)
    page.off('pageerror', hear)
  },
  chaos: async ({ page, uncaught: _uncaught }, use) => {
    await page.goto(`${POOL_PAGES}/pool/chaos/`)
    await use(page)
  },
})

export { expect, POOL_PAGES }
