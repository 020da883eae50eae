import type { Frame, Page } from '@playwright/test'
import { POOL_PAGES } from '../playwright.config'

/** What the page over a recorded run can be asked for; see `replay/order.ts`. */
export interface ReplayOrder {
  readonly state?:
    | 'empty'
    | 'starting'
    | 'calibrating'
    | 'running'
    | 'finished'
    | 'failed'
    | 'once'
    | 'endless'
  /** The moment that is shown, ms since the recorded run began. */
  readonly at?: number
}

/** Opens the real page over the recorded run, and waits until it has what it is to show. */
export const openReplay = async (page: Page | Frame, order: ReplayOrder = {}): Promise<void> => {
  const query = new URLSearchParams(Object.entries(order).map(([key, value]) => [key, String(value)]))
  await page.goto(`${POOL_PAGES}/replay/?${query}`)
  const isEmpty = order.state === 'empty'
  await page.waitForFunction(
    (empty) => window.poolscope && (empty || window.poolscope.snapshot() !== null),
    isEmpty,
  )
}
