// Makes sure a Chromium is there for the tests: finds one, or installs one.
import { BROWSER_VARIABLE, findBrowser } from '../e2e/support/browser/find-browser.mjs'
import { installFromDebian, installFromPlaywright } from './installing.mjs'

const INSTALLERS = [() => installFromPlaywright(['chromium']), () => installFromDebian(['chromium'])]

let browser = findBrowser()
for (const install of INSTALLERS) {
  if (browser) break
  install()
  browser = findBrowser()
}
if (!browser) {
  console.error(
    `No Chromium or Chrome could be found or installed. Install one, or set ${BROWSER_VARIABLE} to its path.`,
  )
  process.exit(1)
}
console.log(`Testing with ${browser}`)
