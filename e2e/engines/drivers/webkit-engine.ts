import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { Builder, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver'
import { type Engine, LONGEST_EXPRESSION_MS, VIEWPORT } from '../launch/engine'
import type { Found } from '../launch/find-engines.mjs'
import { startProcess } from './started-process'

const HOST = '127.0.0.1'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, HOST, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/** Its protocol has no console: the browser is told to write it out, a line like "CONSOLE JS ERROR …" a message. */
const COMPLAINT = /CONSOLE \S+ (ERROR|WARN)/

const KEYS = { ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT } as const

/** Waits for a promise in the page; what is thrown there is thrown here. */
const evaluate = async (driver: WebDriver, expression: string): Promise<string> => {
  const { value, error }: { value?: string; error?: string } = await driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1]
     ;(async () => await (${expression}))().then(
       (value) => done({ value }),
       (error) => done({ error: String(error) }),
     )`,
  )
  if (error !== undefined) throw new Error(error)
  return String(value)
}

/** WebKitGTK over WebDriver: there is no other way to have WebKit where Playwright’s build does not run. */
export const launchWebKit = async ({
  path,
  driver: driverPath,
  display: displayPath,
}: Extract<Found, { by: 'webdriver' }>): Promise<Engine> => {
  const display = await startProcess(
    displayPath,
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    {},
    (lines) => lines.some((line) => /^\d+$/.test(line)),
  )
  const port = await freePort()
  const server = `http://${HOST}:${port}`
  const number = display.lines.find((line) => /^\d+$/.test(line))
  const service = await startProcess(
    driverPath,
    [`--host=${HOST}`, `--port=${port}`],
    { DISPLAY: `:${number}`, GDK_BACKEND: 'x11' },
    () => answers(`${server}/status`),
  )
  const end = async () => {
    await service.end()
    await display.end()
  }
  try {
    const driver = await new Builder()
      .usingServer(server)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': {
            binary: path,
            args: ['--automation', '--enable-write-console-messages-to-stdout=true'],
          },
        }),
      )
      .build()
    await driver.manage().setTimeouts({ script: LONGEST_EXPRESSION_MS })
    await driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...VIEWPORT })
    const capabilities = await driver.getCapabilities()
    return {
      version: capabilities.getBrowserVersion() ?? 'unknown',
      goto: (url) => driver.get(url),
      evaluate: (expression) => evaluate(driver, expression),
      press: (key) => driver.actions().sendKeys(KEYS[key]).perform(),
      clickAt: (x, y) =>
        driver
          .actions()
          .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT })
          .click()
          .perform(),
      complaints: () => service.lines.filter((line) => COMPLAINT.test(line)),
      screenshot: async (file) => writeFile(file, await driver.takeScreenshot(), 'base64'),
      close: async () => {
        await driver.quit()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}
