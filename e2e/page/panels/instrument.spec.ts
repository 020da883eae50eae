import { expect, test } from '../../support/lab-page'

test.use({ needsNoCharts: true })

const FUNCTION = { workers: 1, serviceUs: 10 } as const

test('The instrument is measured on request: the panel shows intervals and verdicts, and later reports have the check', async ({
  lab,
}) => {
  await lab.open(FUNCTION)
  const panel = lab.page.getByRole('region', { name: 'Instrument', exact: true })
  await expect(panel.getByRole('status')).toContainText('Not measured yet')
  // By the button it takes half a minute.
  await lab.page.evaluate(() => void window.poolscope.measureInstrument({}, { seconds: 2 }))
  await expect(panel.getByRole('progressbar', { name: 'Measuring the instrument' })).toBeVisible()

  // No run can begin beside it for a script.
  const refusal = await lab.page.evaluate(() =>
    window.poolscope.run({ rounds: 1 }).then(
      () => 'it ran',
      (error: unknown) => (error instanceof Error ? error.message : 'other'),
    ),
  )
  expect(refusal).toMatch(/instrument is being measured/)

  const rows = panel.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(5, { timeout: 60_000 })
  for (const load of ['1 caller', 'Batched bursts'])
    await expect(rows.filter({ hasText: load }).filter({ hasText: 'full' })).toHaveText(
      /[\d.]+ %.*[\d.]+ to −?[\d.]+ %.*(within|beyond|not decided)/,
    )
  await expect(panel.getByRole('status')).toContainText(/full recording adds .* at one caller/)

  const report = await lab.runToEnd({ ...FUNCTION, demand: 1, callsPerCaller: 100, rounds: 1 })
  const check = report.checks.find(({ id }) => id === 'observer')
  expect(check?.reason).toMatch(/at one caller .* in batched bursts/)
  expect([0.05, 0.15]).toContain(check?.limit)
})

test('Measuring the instrument can be stopped, by button and by signal, and is refused while a run goes on', async ({
  lab,
}) => {
  await lab.open(FUNCTION)
  const panel = lab.page.getByRole('region', { name: 'Instrument', exact: true })
  await panel.getByRole('button', { name: 'Measure the instrument' }).click()
  await panel.getByRole('button', { name: 'Stop measuring' }).click()
  await expect(panel.getByRole('status')).toContainText('Not measured yet')

  const messages = await lab.page.evaluate(async () => {
    const messageOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'it ended well',
        (error: unknown) => (error instanceof Error ? error.message : 'other'),
      )
    const controller = new AbortController()
    const stopped = messageOf(window.poolscope.measureInstrument({}, { signal: controller.signal }))
    controller.abort(new Error('enough'))
    const first = await stopped
    const running = window.poolscope.run({ serviceUs: 10 })
    const second = await messageOf(window.poolscope.measureInstrument())
    await window.poolscope.stop()
    await running
    return [
      first,
      second,
      await messageOf(window.poolscope.measureInstrument({ workers: 0 })),
      await messageOf(window.poolscope.measureInstrument({}, { seconds: 0 })),
    ]
  })
  expect(messages[0]).toBe('enough')
  expect(messages[1]).toMatch(/A run is going on already/)
  expect(messages[2]).toMatch(/workers must be/)
  expect(messages[3]).toBe('seconds must be from 1 to 600, not 0')
})

test.describe(() => {
  test.use({ staysLoaded: true })

  test('A run that records counters only, or nothing, says so, and shows no latency instead of zeros', async ({
    lab,
  }) => {
    await lab.open()
    for (const recording of ['counters', 'off'] as const) {
      const report = await lab.runToEnd({ recording, workers: 1, demand: 2, callsPerCaller: 500, rounds: 1 })
      expect(report.counts.completed).toBe(1000)
      expect(report.latencyUs.call).toMatchObject({ mean: null, p50: null, count: 0 })
      await expect(lab.page.getByText(`Recording: ${recording}`)).toBeVisible()
      const tile = lab.page.locator('.tile').filter({ has: lab.page.getByText('Slowdown ratio') })
      await expect(tile).toContainText(/–.*recording is/)
    }
  })
})
