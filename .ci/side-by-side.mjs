// Runs scripts of package.json side by side, and prints what each said once it has ended; fails when one failed.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cwd = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8'))

/** As npm has it, without an npm for each, which takes longer to start than some of them to run. */
const paths = [join(cwd, 'node_modules', '.bin'), process.env.PATH ?? '']
// The compiler, a Go program, has memory enough to collect its garbage seldom.
const env = { GOGC: '400', ...process.env, PATH: paths.join(delimiter) }

/** @returns what the script printed, whether it worked, and how long it took */
const run = (name) =>
  new Promise((resolve) => {
    const begun = performance.now()
    const said = []
    const child = spawn(scripts[name], { shell: true, cwd, env })
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
