import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'

test.use({ visits: true, needsNoCharts: true })

const TRANSPORTS = ['Comlink', 'Message', 'Shared'] as const

const controlsOf = ({ page }: LabPage) => ({
  transport: page.getByRole('radiogroup', { name: 'Transport', exact: true }),
  auto: page.getByRole('checkbox', { name: 'Batch: auto', exact: true }),
  timeLimit: page.getByRole('spinbutton', { name: 'Time limit', exact: true }),
})

/** Opens the page and its Pool section. */
const openPool = async (lab: LabPage, query?: Readonly<Record<string, string | number>>) => {
  await lab.open(query)
  await lab.page.getByText('Pool', { exact: true }).click()
  return controlsOf(lab)
}

// What the controls offer, name and keep: `src/app/controls/control-panel.dom.test.ts`.

test('With batch Auto a run does every call over each transport, and over shared memory where the page calls; batch, time limit and workers change while one goes on', async ({
  lab,
}) => {
  const quick = { workers: 2, demand: 8, callsPerCaller: 100, serviceUs: 1, rounds: 1 }
  const { transport, auto, timeLimit } = await openPool(lab, quick)
  await auto.check()
  let before = 0
  for (const name of TRANSPORTS) {
    await transport.getByRole('radio', { name, exact: true }).check()
    await lab.run.click()
    const last = await lab.until(
      ({ phase, run }, last) => run > last && (phase.kind === 'finished' || phase.kind === 'failed'),
      before,
    )
    before = last.run
    expect(last.phase, name).toEqual({ kind: 'finished', reason: 'rounds' })
    expect(last.settings).toMatchObject({ transport: name.toLowerCase(), batch: 'auto' })
    expect(last.counts).toMatchObject({ completed: 800, failed: 0 })
    // That it is over is told before its report is in, and until then it goes on.
    await expect(lab.run).toBeEnabled()
  }

  await test.step('The page, which must not wait for shared memory as a worker may, calls over it too', async () => {
    // Its calls by messages are those of `pool/chaos` and of `poor-machines.spec.ts`.
    const settings = { ...quick, transport: 'shared', batch: 'auto', callerThread: 'page' } as const
    const onPage = await lab.runToEnd(settings)
    expect(onPage.counts).toMatchObject({ completed: 800, failed: 0 })
    expect(onPage.environment).toMatchObject({ caller: 'page', callerFallback: null })
    expect(onPage.settings).toMatchObject(settings)
  })

  await test.step('Batch and time limit change while a run goes on, workers start afresh, and both leave their marks', async () => {
    await lab.startRun({ workers: 2, demand: 8, workload: 'sleep', serviceUs: 1000 })
    await lab.until(({ counts }) => counts.completed > 0)
    await auto.check()
    await expect(lab.page).toHaveURL(/batch=auto/)
    const at = await lab.until(({ settings, marks }) => settings.batch === 'auto' && marks.length > 0)
    expect(at.marks.map(({ label }) => label).join()).toContain('Batch 1 → auto')
    await lab.page.getByText('Lock, nesting, background', { exact: true }).click()
    await lab.page.getByRole('button', { name: 'Start cold again' }).click()
    await lab.until(({ marks }) => marks.some(({ label }) => label === 'Workers started afresh'))
    await timeLimit.fill('60000')
    const { counts } = await lab.until(({ settings }) => settings.timeoutMs === 60_000)
    await lab.until((now, before) => now.counts.completed > before + 300, counts.completed)
    await lab.stop.click()
    const last = await lab.until(({ phase }) => phase.kind === 'finished')
    expect(last.counts.failed).toBe(0)
    expect(unaccountedIn(last)).toBe(0)
  })
})

test.describe('A run by script', () => {
  test.use({ staysLoaded: true })

  const FULL = { mode: 'burst', workers: 1, demand: 2, queueLimit: 100, overflow: 'wait' } as const

  test('With overflow Wait a full queue rejects nothing, and never holds more than its limit', async ({
    lab,
  }) => {
    await lab.open()
    const report = await lab.runToEnd({ ...FULL, callsPerCaller: 1000, serviceUs: 1, rounds: 1 })
    expect(report.counts).toMatchObject({ submitted: 2000, completed: 2000, rejected: 0, blocked: 0 })
    expect(report.queue.max).toBeLessThanOrEqual(100)
    expect(report.checks.find(({ id }) => id === 'conservation')?.state).toBe('ok')
  })

  test('A run that is stopped ends although callers wait for room', async ({ lab }) => {
    await lab.open()
    await lab.startRun({ ...FULL, callsPerCaller: 10_000, workload: 'sleep', serviceUs: 50_000 })
    await lab.until(({ counts }) => counts.blocked > 0 && counts.queued === 100)
    await expect(lab.page.getByText(/k blocked$/)).toBeVisible()
    const report = await lab.stopRun()
    expect(report?.endedBy).toBe('stopped')
    expect(report?.counts).toMatchObject({ blocked: 0, queued: 0, inFlight: 0 })
    expect(report?.counts.cancelled).toBeGreaterThan(100)
    expect(report && unaccountedIn(report)).toBe(0)
  })

  test('A call that takes longer than its time limit counts as timed out, and the run goes on', async ({
    lab,
  }) => {
    await lab.open()
    const report = await lab.runToEnd({
      workload: 'sleep',
      serviceUs: 1_000_000,
      timeoutMs: 50,
      workers: 1,
      demand: 1,
      callsPerCaller: 3,
      rounds: 1,
    })
    expect(report.counts).toMatchObject({ submitted: 3, failed: 0, rejected: 0 })
    expect(report.counts.timedOut).toBeGreaterThan(0)
    expect(unaccountedIn(report)).toBe(0)
  })
})
