// Makes sure a Chromium is there for the tests: finds one, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { BROWSER_VARIABLE, findBrowser } from '../e2e/support/find-browser.mjs'

const attempt = (command, args) => {
  console.log(`No Chromium found; trying: ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}
const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

const INSTALLERS = [
  () => attempt('npx', ['playwright', 'install', 'chromium']),
  () =>
    isRootOnDebian() &&
    attempt('apt-get', ['update']) &&
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']),
]

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
