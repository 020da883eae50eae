import { defineConfig } from '@playwright/test'
import { launchOptions } from './launch'

const PORT = 4179

/** End-to-end tests of the production build, one at a time: each runs a pool of workers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '.results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    cwd: `${import.meta.dirname}/..`,
    port: PORT,
    reuseExistingServer: false,
  },
})
