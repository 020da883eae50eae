// Names the engines that tests can run in here, and those that are missing; with --install, installs what it may first.
import { engines } from '../e2e/engines/launch/find-engines.mjs'
import { installFromDebian, installFromPlaywright } from './installing.mjs'

const missing = () => engines().filter(({ found }) => found === null)

const INSTALLERS = [
  () => installFromDebian(missing().flatMap(({ packages }) => packages)),
  () => installFromPlaywright(missing().map(({ id }) => id)),
]

if (process.argv.includes('--install'))
  for (const install of INSTALLERS) {
    if (missing().length === 0) break
    install()
  }

for (const { name, found, packages } of engines())
  console.log(
    found
      ? `${name}: ${found.path}`
      : `${name}: not here, and left out. Install it with: npx playwright install, or Debian’s ${packages.join(', ')}`,
  )
