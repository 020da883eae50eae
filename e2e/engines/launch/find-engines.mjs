import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { firefox, webkit } from '@playwright/test'
import { findBrowser } from '../../support/browser/find-browser.mjs'

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null

const firstOf = (paths) => paths.find((path) => path !== null && existsSync(path)) ?? null

const LIBRARIES = '/usr/lib'
/** WebKitGTK's small browser stands beside its library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`. */
const miniBrowser = () => {
  if (!existsSync(LIBRARIES)) return null
  const places = readdirSync(LIBRARIES).flatMap((machine) =>
    ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) =>
      join(LIBRARIES, machine, version, 'MiniBrowser'),
    ),
  )
  return firstOf(places)
}

const findChromium = () => {
  const path = findBrowser()
  return path === null ? null : { by: 'playwright', path }
}

const findFirefox = () => {
  const own = firstOf([firefox.executablePath()])
  if (own !== null) return { by: 'playwright', path: own }
  const path = firstOf([
    onPath('firefox-esr'),
    onPath('firefox'),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ])
  return path === null ? null : { by: 'bidi', path }
}

const findWebKit = () => {
  const own = firstOf([webkit.executablePath()])
  if (own !== null) return { by: 'playwright', path: own }
  const [path, driver, display] = [miniBrowser(), onPath('WebKitWebDriver'), onPath('Xvfb')]
  return path === null || driver === null || display === null
    ? null
    : { by: 'webdriver', path, driver, display }
}

const ENGINES = {
  chromium: { name: 'Chromium', find: findChromium, packages: ['chromium'] },
  firefox: { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  webkit: { name: 'WebKit', find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] },
}

/** @see {@link file://./find-engines.d.mts} */
export const engines = () =>
  Object.entries(ENGINES).map(([id, { name, find, packages }]) => ({ id, name, packages, found: find() }))
