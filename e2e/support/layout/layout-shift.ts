import type { Page } from '@playwright/test'

interface Shifted extends Window {
  layoutShift?: number
}

/** Adds up how far things move on the page by themselves, from its first paint on. To be called once it has loaded. */
export const watchLayoutShift = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const holder = window as Shifted
    holder.layoutShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        holder.layoutShift = (holder.layoutShift ?? 0) + (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** The sum so far: an upper bound of the score that counts only the worst seconds. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() => (window as Shifted).layoutShift ?? Number.NaN)
