import { writeFile } from 'node:fs/promises'
import puppeteer from 'puppeteer-core'
import { type Engine, type LaunchOptions, LONGEST_EXPRESSION_MS, VIEWPORT } from '../launch/engine'

/** A Firefox as people install it, over WebDriver BiDi. */
export const launchFirefox = async (
  executablePath: string,
  { preferences = {} }: LaunchOptions = {},
): Promise<Engine> => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Two engines start beside one another, on a machine that may do more.
    timeout: 90_000,
    defaultViewport: VIEWPORT,
    protocolTimeout: LONGEST_EXPRESSION_MS,
    extraPrefsFirefox: { ...preferences },
  })
  const [page = await browser.newPage()] = await browser.pages()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text())
  })
  page.on('pageerror', (error) => {
    complaints.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`)
  })
  return {
    version: (await browser.version()).replace(/^[^/]*\//, ''),
    goto: async (url) => void (await page.goto(url)),
    evaluate: async (expression) => String(await page.evaluate(expression)),
    press: (key) => page.keyboard.press(key),
    clickAt: (x, y) => page.mouse.click(x, y),
    complaints: () => complaints,
    screenshot: async (path) => writeFile(path, await page.screenshot()),
    close: () => browser.close(),
  }
}
