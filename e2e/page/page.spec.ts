import { checkOf, expect, test } from '../support/lab-page'
import { layoutShift, watchLayoutShift } from '../support/layout/layout-shift'
import { weigh } from '../support/layout/weight'
import { openAnew } from '../support/reopen'

const FIGURES = ['Queue length', 'Dispatch latency', 'Slowdown ratio'] as const

test.use({ fetchesAhead: true })

test('A first visit runs a short introduction by itself, then rests; a second visit does not', async ({
  lab,
}) => {
  const weighed = weigh(lab.page)
  await lab.page.goto('./')
  await watchLayoutShift(lab.page)
  // Its last step: what comes from now on is fetched ahead by a page that is idle, and was not needed to see all of it.
  await lab.until(({ settings }) => settings.batch === 'auto')
  const weight = await weighed()
  const last = await lab.until(({ phase }) => phase.kind === 'finished')
  expect(last.run).toBe(1)
  expect(last.counts.completed).toBeGreaterThan(0)
  // It has open and closed demand, workers that come, and shared messages: however busy the machine, the books hold.
  const books = ['conservation', 'workers', 'checksum', 'little', 'stages']
  expect(last.checks.filter(({ id, state }) => books.includes(id) && state === 'fail')).toEqual([])
  await expect(lab.status).toContainText(/Introduction finished.*press Run/)
  // From an empty page to a run that is over, nothing has moved.
  expect(await layoutShift(lab.page)).toBeLessThan(0.001)
  // kB of gzip.
  expect(weight.beforePaint).toBeLessThan(110)
  expect(weight.all).toBeLessThan(290)
  expect(weight.all).toBeGreaterThan(weight.beforePaint)
  // It leaves no settings behind: the next run goes on until stopped.
  expect(new URL(lab.page.url()).search).toBe('')

  await lab.page.goto('./')
  await expect(lab.run).toBeEnabled()
  expect(await lab.snapshot()).toBeNull()
})

test('Nothing moves by itself while the page loads and a run begins, at any width', async ({ lab }) => {
  const { page } = lab
  for (const width of [390, 820, 1024]) {
    await page.setViewportSize({ width, height: 900 })
    await lab.open({ workers: 12, demand: 64, workload: 'sleep', serviceUs: 20_000, autostart: 1 })
    await watchLayoutShift(page)
    await expect(page.locator('.status')).toContainText('Running: closed, 12 workers, 64 callers')
    await expect(page.locator('[data-words]')).toContainText('A call takes')
    expect(await layoutShift(page), `${width} px`).toBeLessThan(0.001)
  }
})

test.describe('In a low window', () => {
  test.use({ fetchesAhead: false, needsNoCharts: true })

  test('Whoever moves a slider during the introduction takes the run over', async ({ lab }) => {
    await openAnew(lab.page, '/visits/')
    const words = lab.page.locator('[data-words]')
    await expect(words).toContainText('Two workers, and calls of 10 ms')
    const begun = await lab.snapshot()
    await lab.workers.focus()
    await lab.page.keyboard.press('ArrowRight')
    const { run } = await lab.until(({ workers }) => workers.ready === 5)
    expect(run).toBe(begun?.run)
    // That nothing of it comes any more is tested where time is simulated.
    await expect(words).not.toContainText('Two workers, and calls of 10 ms')
    await lab.stop.click()
    await lab.until(({ phase }) => phase.kind === 'finished' && phase.reason === 'stopped')
  })

  test('The address brings settings back, and autostart runs at once; the server isolates the page, so that its clock steps in 5 µs; the names that scripts rely on are there; a report has every part that its schema names, the log each round as the 2016 program wrote it; the progress bar follows the rounds', async ({
    lab,
    request,
  }) => {
    const headers = (await request.get('./')).headers()
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp')
    await test.step('The address brings settings back, and autostart runs at once', async () => {
      await lab.open({ workers: 5, demand: 5, mode: 'burst', callsPerCaller: 100, rounds: 1, autostart: 1 })
      const last = await lab.until(({ phase }) => phase.kind === 'finished')
      expect(last.settings).toMatchObject({ workers: 5, demand: 5, mode: 'burst' })
      expect(last.counts.completed).toBe(500)

      await lab.workers.focus()
      await lab.page.keyboard.press('ArrowRight')
      await expect(lab.page).toHaveURL(/workers=6(?!.*autostart)/)
      // That it is over is told before its report is in, and until then it goes on.
      await expect(lab.run).toBeEnabled()
    })

    for (const slider of [lab.workers, lab.demand]) {
      await expect(slider).toHaveAttribute('min', '1')
      await expect(slider).toHaveAttribute('max', '256')
    }
    await expect(lab.page.getByRole('radiogroup', { name: 'Demand mode' })).toBeVisible()
    for (const name of FIGURES) await expect(lab.figure(name)).toHaveCount(1)
    for (const part of [lab.run, lab.stop, lab.status, lab.rounds]) await expect(part).toHaveCount(1)

    const report = await lab.runToEnd({
      workers: 2,
      demand: 4,
      callsPerCaller: 500,
      rounds: 2,
      serviceUs: 100,
    })
    expect(report).toMatchObject({
      schema: 'poolscope.report/1',
      endedBy: 'rounds',
      settings: { workers: 2, demand: 4 },
      counts: { submitted: 4000, completed: 4000, queued: 0, inFlight: 0 },
    })
    const { mean, p50, p90, p99, p999, max, count } = report.latencyUs.call
    expect(count).toBe(4000)
    const ordered = [p50, p90, p99].map((value) => value ?? Number.NaN)
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
    expect(p999, 'too few calls for p99.9').toBeNull()
    expect(mean ?? 0).toBeLessThanOrEqual(max ?? 0)
    expect(report.environment.crossOriginIsolated).toBe(true)
    expect(report.environment.clockResolutionUs).toBeLessThan(50)
    // Clocks that are right pass, and so does their pace: `runs/clocks.spec.ts` has some that are not.
    expect(report.environment.workerClockResolutionUs).toBe(report.environment.clockResolutionUs)
    expect(['clock', 'drift'].map((id) => checkOf(report, id).state)).toEqual(['ok', 'ok'])
    expect(checkOf(report, 'drift').limit).toBeGreaterThan(0)
    expect(report.rounds).toHaveLength(2)
    const line = /pool: avg \d+\.\d\d us, sync: avg \d+\.\d\d us, \d+\.\d\dx increase/g
    await expect.poll(async () => (await lab.rounds.textContent())?.match(line)?.length).toBe(2)
    expect(report.segments).toHaveLength(1)
    expect(report.workers.map(({ calls }) => calls).reduce((a, b) => a + b)).toBe(4000)
    expect(report.slowdown.ratio ?? 0).toBeGreaterThan(1)
    const lengths = Object.values(report.timeline).map((column) => column.length)
    expect(new Set(lengths).size).toBe(1)

    await lab.startRun({
      workers: 1,
      demand: 1,
      workload: 'sleep',
      serviceUs: 1000,
      callsPerCaller: 100,
      rounds: 10,
    })
    await lab.until(({ progress }) => progress.round >= 2)
    await expect(lab.progress).toBeVisible()
    await expect(lab.page.getByText(/of 10/).first()).toBeVisible()
    await lab.stopRun()
  })
})
