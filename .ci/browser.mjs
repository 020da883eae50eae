// Makes sure a Chromium is there for the tests: finds one, or installs one.
import { BROWSER_VARIABLE, findBrowser, findShell } from '../e2e/support/browser/find-browser.mjs'
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
// Of Debian's Chromium the shell is a package of its own; without it the tests take longer, and that is all. Whoever
// names a browser is given no other.
if (browser === '/usr/bin/chromium' && !process.env[BROWSER_VARIABLE] && findShell() === null)
  installFromDebian(['chromium-headless-shell'])
console.log(`Testing with ${[browser, findShell()].filter(Boolean).join(' and ')}`)
