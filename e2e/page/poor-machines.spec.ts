import { prependToLab, withoutLabWorker, withoutPoolWorker } from '../support/doctored'
import { expect, test } from '../support/lab-page'

test.use({ needsNoCharts: true })

const SHORT = { workers: 2, demand: 4, callsPerCaller: 25, rounds: 1 } as const

test('On a machine that does not tell its cores, and with storage blocked, a run works; the report says the one, the page that it will not remember the visit', async ({
  lab,
}) => {
  const pretend = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: undefined })`
  await using _pretended = await lab.page.addInitScript(pretend)
  await using _blocked = await lab.page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    }),
  )
  await prependToLab(lab.page, pretend)
  await lab.open()
  await expect(lab.page.getByText(/blocks storage/)).toBeVisible()
  const report = await lab.runToEnd(SHORT)
  expect(report.environment.cores).toBeNull()
  expect(report.counts.completed).toBe(100)
})

test('Where workers cannot start workers, the page calls the pool itself and a badge says why', async ({
  lab,
}) => {
  await prependToLab(lab.page, 'delete globalThis.Worker')
  await lab.open()
  const report = await lab.runToEnd(SHORT)
  expect(report.environment.caller).toBe('page')
  expect(report.environment.callerFallback).toMatch(/cannot start workers/)
  expect(report.counts.completed).toBe(100)
  await expect(lab.page.getByText(/Caller: page/)).toBeVisible()
})

test('A lab thread that does not load falls back to the page', async ({ lab }) => {
  await withoutLabWorker(lab.page)
  await lab.open()
  const report = await lab.runToEnd(SHORT)
  expect(report.environment.callerFallback).toMatch(/could not be loaded/)
  expect(report.counts.completed).toBe(100)
})

test('Workers that do not load end the run with an error that says so', async ({ lab }) => {
  await withoutPoolWorker(lab.page)
  await lab.open()
  await lab.run.click()
  await expect(lab.page.getByRole('alert')).toContainText(/Workers could not be started.*Reload the page/)
  await lab.until(({ phase }) => phase.kind === 'failed')
  await expect(lab.run).toBeEnabled()
})
