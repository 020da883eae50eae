import { defineConfig } from '@playwright/test'

/** Another for a second run beside this one. */
const PORT = Number(process.env.POOLSCOPE_PORT ?? 4189)

/** The product in Chromium, Firefox and WebKit, one engine after another: what works, then how right its figures are. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.results',
  workers: 1,
  timeout: 300_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./table-reporter.ts']],
  use: { baseURL: `http://localhost:${PORT}/` },
  webServer: {
    command: `npx vite build && npx vite preview --port ${PORT} --strictPort`,
    cwd: `${import.meta.dirname}/../..`,
    port: PORT,
    reuseExistingServer: false,
  },
})
