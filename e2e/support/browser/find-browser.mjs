import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Variable that names the browser to use, before any other place is looked at. */
export const BROWSER_VARIABLE = 'POOLSCOPE_BROWSER'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell']
const KNOWN_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const onPath = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))

/**
 * The Chromium to test with: the variable, Playwright's own, then one the system has.
 * @returns {string | null} its path, or null when there is none
 * @throws {Error} when the variable names a file that does not exist
 */
export const findBrowser = () => {
  const named = process.env[BROWSER_VARIABLE]
  if (named && !existsSync(named))
    throw new Error(`${BROWSER_VARIABLE} names ${named}, which does not exist.`)
  if (named) return named
  return (
    [chromium.executablePath(), ...onPath(NAMES), ...KNOWN_PLACES].find((path) => existsSync(path)) ?? null
  )
}

/**
 * The same engine without a browser's surface, which does the same for a quarter less processor time. It does not give
 * the frames of a page processes of their own.
 * @returns {string | null} its path; null when there is none, or when the variable says which browser it is to be
 */
export const findShell = () =>
  process.env[BROWSER_VARIABLE] ? null : (onPath(SHELL_NAMES).find((path) => existsSync(path)) ?? null)

/** Switches that keep a test browser quiet: no GPU, no requests of its own. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
