import { defineConfig } from '@playwright/test'
import { launchOptions } from '../../support/browser/launch'

const PORT = 4183

/** The pool beside its rivals: apart from the other benches, because it takes long and loads other pools. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../.results',
  workers: 1,
  fullyParallel: false,
  timeout: 1_800_000,
  reporter: [['line']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: 'chromium',
    launchOptions: launchOptions(['--js-flags=--expose-gc']),
  },
  webServer: {
    command: `npx vite build --config e2e/bench/rivals/vite.config.ts && npx vite preview --config e2e/bench/rivals/vite.config.ts --port ${PORT} --strictPort`,
    cwd: `${import.meta.dirname}/../../..`,
    port: PORT,
    reuseExistingServer: false,
  },
})
