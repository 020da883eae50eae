import type { BrowserType, ConsoleMessage } from '@playwright/test'
import { type Engine, VIEWPORT } from '../launch/engine'

/** An engine that Playwright drives: its own builds, and every Chromium. */
export const launchByPlaywright = async (
  type: BrowserType,
  executablePath: string,
  args: readonly string[],
): Promise<Engine> => {
  const browser = await type.launch({ executablePath, args: [...args] })
  const page = await browser.newPage({ viewport: VIEWPORT })
  const complaints: string[] = []
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => void complaints.push(`uncaught: ${message}`))
  return {
    version: browser.version(),
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    clickAt: (x, y) => page.mouse.click(x, y),
    complaints: () => complaints,
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => browser.close(),
  }
}
