// Runs the benches that are named, or all; with --write their tables go into BENCHMARKS.md as well.
import { spawnSync } from 'node:child_process'

const args = process.argv.slice(2)
const names = args.filter((arg) => arg !== '--write')
const { status } = spawnSync(
  'npx',
  ['playwright', 'test', '--config', 'e2e/bench/playwright.config.ts', ...names],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(args.includes('--write') && { POOLSCOPE_BENCH_WRITE: '1' }) },
  },
)
process.exit(status ?? 1)
