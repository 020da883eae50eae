// Installs the dependencies when they are missing or older than the lockfile; otherwise does nothing, offline.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Poolscope needs Node 20.19 or later; this is Node ${process.versions.node}.`)
  process.exit(1)
}

/** The packages a lockfile names, by place; null when the file is not there. */
const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

/** Whether all that is wanted is there in the wanted version; optional packages are for some machines only. */
const isInstalled = () => {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || present[place]?.version === version || (optional && !present[place]),
  )
}

if (!isInstalled()) {
  console.log('Installing dependencies…')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) process.exit(npm.status ?? 1)
}
