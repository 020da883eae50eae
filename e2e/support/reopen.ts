import type { Frame, Page } from '@playwright/test'
import type {} from '../visits/reopened'

/** Whether the page stands at that path, or at any that can be opened anew, and has its code. */
const isLoaded = (page: Page | Frame, path?: string): Promise<boolean> =>
  path === undefined || new URL(page.url()).pathname === path
    ? page.evaluate(() => window.reopened !== undefined)
    : Promise.resolve(false)

/** Opens a page of the build for tests as a new visitor finds it; loads it only where it is not loaded. */
export const openAnew = async (page: Page | Frame, path: string, search: string): Promise<void> => {
  if (await isLoaded(page, path)) await page.evaluate((wanted) => window.reopened?.open(wanted), search)
  else await page.goto(path + search)
}

/** Leaves it so that the next test finds its code loaded, and nothing else. @returns false where none is open */
export const leaveLoaded = async (page: Page): Promise<boolean> => {
  if (!(await isLoaded(page))) return false
  await page.evaluate(() => window.reopened?.close())
  return true
}
