import type { Frame, Page } from '@playwright/test'
import type {} from '../visits/reopened'

/** Whether a page stands there that can be opened anew, and has its code. */
const isLoaded = (page: Page | Frame): Promise<boolean> => page.evaluate(() => window.reopened !== undefined)

/**
 * Opens a page of the build for tests as a new visitor finds it; loads it only where none of these is loaded.
 * @param address path and search
 */
export const openAnew = async (page: Page | Frame, address: string): Promise<void> => {
  if (await isLoaded(page)) {
    await page.evaluate((wanted) => window.reopened?.open(wanted), address)
    return
  }
  await page.goto(address)
  await page.waitForFunction(() => window.reopened)
}

/** Leaves it so that the next test finds its code loaded, and nothing else. @returns false where none is open */
export const leaveLoaded = async (page: Page): Promise<boolean> => {
  if (!(await isLoaded(page))) return false
  await page.evaluate(() => window.reopened?.close())
  return true
}
