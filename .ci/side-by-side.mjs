// Runs scripts of package.json side by side, and prints what each said once it has ended; fails when one failed.
// After `--behind` comes one that gets only what the others leave of the processor, after `--live` one that is
// printed as it goes.
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { parseArgs } from 'node:util'

const isWindows = process.platform === 'win32'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { behind: { type: 'string', multiple: true }, live: { type: 'string', multiple: true } },
})
const { behind = [], live = [] } = values

/** Where that may not be done, it runs like the others. */
const putBehind = ({ pid }) => {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {}
}

/** @returns what the script printed, whether it worked, and how long it took */
const run = (name) =>
  new Promise((resolve) => {
    const begun = performance.now()
    const said = []
    const isLive = live.includes(name)
    const stdio = isLive ? 'inherit' : 'pipe'
    const child = spawn('npm', ['run', '--silent', name], { shell: isWindows, stdio })
    if (behind.includes(name)) putBehind(child)
    if (!isLive)
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.on('error', ({ message }) => said.push(Buffer.from(message)))
    child.on('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      resolve({ name, worked: code === 0, seconds, text: Buffer.concat(said).toString().trim() })
    })
  })

const failed = []
await Promise.all(
  [...positionals, ...behind, ...live].map(async (name) => {
    const { worked, seconds, text } = await run(name)
    if (!worked) failed.push(name)
    console.log(`${worked ? '✓' : '✘'} ${name} (${seconds} s)${text && `\n${text}`}\n`)
  }),
)
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`)
  process.exit(1)
}
