import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'

test.use({ needsNoCharts: true })

const TRANSPORTS = ['Comlink', 'Message', 'Shared'] as const

const controlsOf = ({ page }: LabPage) => ({
  transport: page.getByRole('radiogroup', { name: 'Transport', exact: true }),
  window: page.getByRole('spinbutton', { name: 'In-flight window', exact: true }),
  batch: page.getByRole('spinbutton', { name: 'Batch', exact: true }),
  auto: page.getByRole('checkbox', { name: 'Batch: auto', exact: true }),
  queueLimit: page.getByRole('spinbutton', { name: 'Queue limit', exact: true }),
  overflow: page.getByRole('radiogroup', { name: 'Overflow', exact: true }),
  timeLimit: page.getByRole('spinbutton', { name: 'Time limit', exact: true }),
})

/** Opens the page and its Pool section. */
const openPool = async (lab: LabPage, query?: Readonly<Record<string, string | number>>) => {
  await lab.open(query)
  await lab.page.getByText('Pool', { exact: true }).click()
  return controlsOf(lab)
}

test('The Pool section offers transport, window, batch, queue limit, overflow and time limit by role and name, and names what cannot be', async ({
  lab,
}) => {
  const address = { batch: 'many', transport: 'pigeon', seed: 1 }
  const { transport, window, batch, auto, queueLimit, overflow, timeLimit } = await openPool(lab, address)
  await expect(lab.page.getByText(/batch must be auto or from 1 to 4,096, not "many"/)).toBeVisible()
  await expect(lab.page.getByText(/transport must be one of comlink, message, shared/)).toBeVisible()
  for (const name of TRANSPORTS)
    await expect(transport.getByRole('radio', { name, exact: true })).toBeVisible()
  await expect(transport.getByRole('radio', { name: 'Comlink' })).toBeChecked()
  for (const name of ['Reject', 'Drop oldest', 'Wait'])
    await expect(overflow.getByRole('radio', { name, exact: true })).toBeVisible()
  await expect(batch).toHaveValue('1')
  await expect(auto).not.toBeChecked()
  for (const [box, most] of [
    [window, '1024'],
    [batch, '4096'],
    [queueLimit, '1000000'],
    [timeLimit, '600000'],
  ] as const) {
    await expect(box).toBeVisible()
    await expect(box).toHaveAttribute('aria-valuemax', most)
  }
  await test.step('The Auto switch takes the place of the number, and gives the last one back, by keyboard', async () => {
    await batch.fill('16')
    await lab.page.keyboard.press('Shift+Tab')
    await expect(auto).toBeFocused()
    await lab.page.keyboard.press('Space')
    await expect(auto).toBeChecked()
    await expect(batch).toBeDisabled()
    await expect(batch).toHaveValue('')
    await expect(lab.page).toHaveURL(/batch=auto/)
    await lab.page.keyboard.press('Space')
    await expect(batch).toBeEnabled()
    await expect(batch).toHaveValue('16')
    await expect(lab.page).toHaveURL(/batch=16/)
  })
  await test.step('A batch that cannot be is named in its box too', async () => {
    await batch.fill('5000')
    await batch.press('Enter')
    await expect(lab.page.getByRole('alert')).toContainText('Batch must be auto or from 1 to 4,096, not 5000')
  })
})

test('The address keeps transport, batch, overflow and time limit; the Auto switch that was on from the start gives 1', async ({
  lab,
}) => {
  const query = { transport: 'shared', batch: 'auto', overflow: 'wait', timeoutMs: 500 }
  const { transport, auto, batch, overflow, timeLimit } = await openPool(lab, query)
  await expect(transport.getByRole('radio', { name: 'Shared' })).toBeChecked()
  await expect(auto).toBeChecked()
  await expect(overflow.getByRole('radio', { name: 'Wait' })).toBeChecked()
  await expect(timeLimit).toHaveValue('500')
  await lab.workers.focus()
  await lab.page.keyboard.press('ArrowRight')
  await expect(lab.page).toHaveURL(/workers=5/)
  const kept = new URL(lab.page.url()).searchParams
  expect(Object.fromEntries(kept)).toMatchObject({
    transport: 'shared',
    batch: 'auto',
    overflow: 'wait',
    timeoutMs: '500',
  })
  await auto.uncheck()
  await expect(batch).toHaveValue('1')
})

test('With batch Auto a run does every call over each transport, and over shared memory where the page calls; batch, time limit and workers change while one goes on', async ({
  lab,
}) => {
  const quick = { workers: 2, demand: 8, callsPerCaller: 100, serviceUs: 1, rounds: 1 }
  const { transport, auto, timeLimit } = await openPool(lab, quick)
  await auto.check()
  for (const [index, name] of TRANSPORTS.entries()) {
    await transport.getByRole('radio', { name, exact: true }).check()
    await lab.run.click()
    const last = await lab.until(
      ({ phase, run }, wanted) => run === wanted && (phase.kind === 'finished' || phase.kind === 'failed'),
      index + 1,
    )
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
    await lab.startRun({ workers: 2, demand: 8, serviceUs: 10 })
    await lab.until(({ counts }) => counts.completed > 0)
    await auto.check()
    const at = await lab.until(({ settings, marks }) => settings.batch === 'auto' && marks.length > 0)
    expect(at.marks.map(({ label }) => label).join()).toContain('Batch 1 → auto')
    await lab.page.getByText('Lock, nesting, background', { exact: true }).click()
    await lab.page.getByRole('button', { name: 'Start cold again' }).click()
    await lab.until(({ marks }) => marks.some(({ label }) => label === 'Workers started afresh'))
    await timeLimit.fill('60000')
    const { counts } = await lab.until(({ settings }) => settings.timeoutMs === 60_000)
    await lab.until((now, before) => now.counts.completed > before + 1000, counts.completed)
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
