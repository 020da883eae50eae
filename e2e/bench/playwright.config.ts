import { defineConfig } from '@playwright/test'
import { launchOptions } from '../support/browser/launch'

const root = `${import.meta.dirname}/../..`

/** Benches: figures, not pass or fail. One after another, on production builds. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  // These take long and have a page and a command of their own.
  testIgnore: 'rivals/**',
  outputDir: '../.results',
  workers: 1,
  fullyParallel: false,
  timeout: 900_000,
  reporter: [['line']],
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(['--enable-precise-memory-info']),
  },
  webServer: [
    {
      command:
        'npx vite build --config e2e/bench/vite.config.ts && npx vite preview --config e2e/bench/vite.config.ts --port 4182 --strictPort',
      cwd: root,
      port: 4182,
      reuseExistingServer: false,
    },
    {
      command: 'npx vite build && npx vite preview --port 4181 --strictPort',
      cwd: root,
      port: 4181,
      reuseExistingServer: false,
    },
    {
      command:
        'npx vite build --config e2e/vite.config.ts && npx vite preview --config e2e/vite.config.ts --port 4186 --strictPort',
      cwd: root,
      port: 4186,
      reuseExistingServer: false,
    },
  ],
})

export const BENCH_PAGE = 'http://localhost:4182/'
export const PRODUCT_PAGE = 'http://localhost:4181/'
/** The real page over a recorded run, as it goes on for ever. */
export const ENDLESS_REPLAY = 'http://localhost:4186/replay/?state=endless'
