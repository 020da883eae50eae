import type { Frame, Page } from '@playwright/test'
import { openAnew } from './reopen'

interface Replayed {
  readonly replay: { readonly show: (search: string) => Promise<void> }
}

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

const searchOf = (order: ReplayOrder) =>
  `?${new URLSearchParams(Object.entries(order).map(([key, value]) => [key, String(value)]))}`

/** Shows another state in the page that is open over the recorded run: what a load of it costs is saved. */
export const showReplay = async (
  page: Page | Frame,
  order: ReplayOrder & { readonly state: string },
): Promise<void> => {
  await page.evaluate((search) => (window as unknown as Replayed).replay.show(search), searchOf(order))
}

/** Opens the real page over the recorded run, as a new visitor finds it, and waits until it has what it is to show. */
export const openReplay = async (page: Page | Frame, order: ReplayOrder = {}): Promise<void> => {
  await openAnew(page, `/replay/${searchOf(order)}`)
  const isEmpty = order.state === 'empty'
  await page.waitForFunction(
    (empty) => window.poolscope && (empty || window.poolscope.snapshot() !== null),
    isEmpty,
  )
}
