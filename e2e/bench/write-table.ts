import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename } from 'node:path'
import { test } from '@playwright/test'

const FILE = new URL('../../BENCHMARKS.md', import.meta.url)
const HEADING =
  '## As printed last\n\nWritten by `npm run bench -- --write`, each table when its bench last ran.\n'

/** The text with a block under its own heading: in the place of the one before, or at the end. */
const withTable = (text: string, title: string, block: string): string => {
  const whole = text.includes(HEADING) ? text : `${text.trimEnd()}\n\n${HEADING}`
  const [before = '', printed = ''] = whole.split(HEADING)
  const blocks = printed
    .split(/^(?=### )/m)
    .filter((one) => one.trim() !== '' && !one.startsWith(`### ${title}\n`))
  return `${before}${HEADING}\n${[...blocks.map((one) => one.trim()), `### ${title}\n\n${block}`].join('\n\n')}\n`
}

/** What the figures are of: the day, the machine, the command. */
const origin = (): string => {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const cores = cpus()
  const name = basename(test.info().file).replace('.bench.ts', '')
  return `\`npm run bench -- ${name}\`, ${day}, ${cores.length} × ${cores[0]?.model.trim() ?? 'a processor unknown'}, ${process.platform}.`
}

/** Keeps a table in BENCHMARKS.md where that was asked for. */
export const writeTable = (title: string, table: string): void => {
  if (process.env.POOLSCOPE_BENCH_WRITE !== '1') return
  writeFileSync(FILE, withTable(readFileSync(FILE, 'utf8'), title, `${origin()}\n\n${table}`))
}
