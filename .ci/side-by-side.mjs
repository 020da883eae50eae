// Runs scripts of package.json side by side, and prints what each said once it has ended; fails when one failed.
import { spawn } from 'node:child_process'

const isWindows = process.platform === 'win32'

/** @returns what the script printed, whether it worked, and how long it took */
const run = (name) =>
  new Promise((resolve) => {
    const begun = performance.now()
    const said = []
    const child = spawn('npm', ['run', '--silent', name], { shell: isWindows })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.on('error', ({ message }) => said.push(Buffer.from(message)))
    child.on('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      resolve({ name, worked: code === 0, seconds, text: Buffer.concat(said).toString().trim() })
    })
  })

const failed = []
await Promise.all(
  process.argv.slice(2).map(async (name) => {
    const { worked, seconds, text } = await run(name)
    if (!worked) failed.push(name)
    console.log(`${worked ? '✓' : '✘'} ${name} (${seconds} s)${text && `\n${text}`}\n`)
  }),
)
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`)
  process.exit(1)
}
