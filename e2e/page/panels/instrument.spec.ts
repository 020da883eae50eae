import { expect, test } from '../../support/lab-page'

test.use({ visits: true, needsNoCharts: true })

const FUNCTION = { workers: 1, serviceUs: 10 } as const

// What the panel says and offers, and what is refused: `src/app/panels/instrument/instrument-panel.dom.test.ts`,
// `src/store/runs/measuring.test.ts`, `src/store/automation.test.ts`. What less recording leaves out:
// `src/app/tiles/stat-tiles.dom.test.ts`, `src/lab/testing/recording.test.ts`.
test('The instrument is measured on request until it is stopped, by button and by signal: the panel shows intervals and verdicts, and later reports have the check, one that records counters only as well', async ({
  lab,
}) => {
  await lab.open(FUNCTION)
  const panel = lab.page.getByRole('region', { name: 'Instrument', exact: true })
  await panel.scrollIntoViewIfNeeded()
  await panel.getByRole('button', { name: 'Measure the instrument' }).click()
  await panel.getByRole('button', { name: 'Stop measuring' }).click()
  await expect(panel.getByRole('status')).toContainText('Not measured yet')
  const outcome = await lab.page.evaluate(async () => {
    const controller = new AbortController()
    const stopped = window.poolscope.measureInstrument({}, { signal: controller.signal })
    controller.abort(new Error('enough'))
    return stopped.then(
      () => 'it ended well',
      (error: unknown) => (error instanceof Error ? error.message : 'other'),
    )
  })
  expect(outcome).toBe('enough')

  // By the button it takes half a minute.
  await lab.page.evaluate(() => void window.poolscope.measureInstrument({}, { seconds: 2 }))
  await expect(panel.getByRole('progressbar', { name: 'Measuring the instrument' })).toBeVisible()
  const rows = panel.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(5, { timeout: 60_000 })
  for (const load of ['1 caller', 'Batched bursts'])
    await expect(rows.filter({ hasText: load }).filter({ hasText: 'full' })).toHaveText(
      /[\d.]+ %.*[\d.]+ to −?[\d.]+ %.*(within|beyond|not decided)/,
    )
  await expect(panel.getByRole('status')).toContainText(/full recording adds .* at one caller/)

  const recording = 'counters'
  const report = await lab.runToEnd({ ...FUNCTION, recording, demand: 1, callsPerCaller: 100, rounds: 1 })
  const check = report.checks.find(({ id }) => id === 'observer')
  expect(check?.reason).toMatch(/at one caller .* in batched bursts/)
  expect([0.05, 0.15]).toContain(check?.limit)
  expect(report.counts.completed).toBe(100)
  expect(report.latencyUs.call).toMatchObject({ mean: null, p50: null, count: 0 })
})
