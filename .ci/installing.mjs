// What the scripts that install browsers share.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Runs a command that installs something. @returns whether it worked */
export const attempt = (command, args) => {
  console.log(`Trying: ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

/** Installs packages where that is ours to do: as root on Debian and its children. */
export const installFromDebian = (packages) =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  attempt('apt-get', ['update']) &&
  attempt('apt-get', ['install', '-y', '--no-install-recommends', ...packages])

export const installFromPlaywright = (browsers) => attempt('npx', ['playwright', 'install', ...browsers])
