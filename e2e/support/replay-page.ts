import type { Frame, Page } from '@playwright/test'
import { POOL_PAGES } from '../playwright.config'

interface Replayed {
  readonly replay: {
    readonly show: (search: string) => Promise<void>
    readonly open: (search: string) => Promise<void>
    readonly close: () => Promise<void>
  }
}

const REPLAY = `${POOL_PAGES}/replay/`

/** Whether the page has the code of the replay, so that it need not be loaded. */
const isReplay = (page: Page | Frame): Promise<boolean> =>
  page.url().startsWith(REPLAY)
    ? page.evaluate(() => (window as Partial<Replayed> & Window).replay !== undefined)
    : Promise.resolve(false)

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
  const search = searchOf(order)
  if (await isReplay(page))
    await page.evaluate((wanted) => (window as unknown as Replayed).replay.open(wanted), search)
  else await page.goto(REPLAY + search)
  const isEmpty = order.state === 'empty'
  await page.waitForFunction(
    (empty) => window.poolscope && (empty || window.poolscope.snapshot() !== null),
    isEmpty,
  )
}

/** Leaves it so that the next test finds its code loaded, and nothing else. @returns false where it is not open */
export const leaveReplay = async (page: Page): Promise<boolean> => {
  if (!(await isReplay(page))) return false
  await page.evaluate(() => (window as unknown as Replayed).replay.close())
  return true
}
