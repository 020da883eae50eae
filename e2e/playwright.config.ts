import { defineConfig } from '@playwright/test'
import { AS_VISITORS_HAVE_IT, launchOptions, shellOptions, THRIFTY } from './support/browser/launch'
import type { KeptPageOptions } from './support/kept-page'

/** Another for a second run beside this one. */
const PORT = Number(process.env.POOLSCOPE_PORT ?? 4179)
/** Of a page, unless a test sets another. */
export const VIEWPORT = { width: 1440, height: 900 }

/** As wide, so that the page is the same; hardly a chart is in sight, and none is drawn that is not. */
const LOW = { windowWithoutCharts: { width: VIEWPORT.width, height: 240 } }

/** Those whose figures another test could change that runs beside: one at a time. */
const MEASURING = ['**/measuring/*.spec.ts']

/**
 * What works in each engine that is here but the one that all other tests run in; `npm run test:engines` has that one
 * as well, and the figures.
 */
const ENGINES = '**/e2e/engines/behaviour.spec.ts'

/**
 * End-to-end tests of what `npm run build` and `npm run build:pages` have built. `npm run e2e` has those of the page
 * first, then those that measure.
 */
export default defineConfig<KeptPageOptions>({
  testDir: '.',
  outputDir: '.results',
  // One picture for all systems: what differs between them is left out of it.
  snapshotPathTemplate: '{testDir}/page/looks/{arg}{ext}',
  // Files side by side; the tests of one follow one another, mostly in the page that is loaded.
  workers: 2,
  projects: [
    { name: 'measuring', testMatch: MEASURING, workers: 1, dependencies: ['page', 'engines'] },
    // First, as the longest that one worker does in a row: nothing then waits for it at the end.
    { name: 'engines', testMatch: ENGINES, grepInvert: /Chromium: works/ },
    {
      name: 'page',
      testMatch: '*.spec.ts',
      testIgnore: [...MEASURING, '**/e2e/engines/**'],
      use: { launchOptions: shellOptions([...THRIFTY, ...AS_VISITORS_HAVE_IT]), ...LOW },
    },
  ],
  forbidOnly: Boolean(process.env.CI),
  // A machine that others use too can starve a page for seconds; a test that fails twice more has a cause.
  retries: process.env.CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reportSlowTests: { max: 10, threshold: 0 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    browserName: 'chromium',
    viewport: VIEWPORT,
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --config e2e/served.config.ts --port ${PORT} --strictPort`,
    cwd: `${import.meta.dirname}/..`,
    port: PORT,
    env: { POOLSCOPE_NO_WORKER_POLICY: '1' },
    reuseExistingServer: false,
  },
})
