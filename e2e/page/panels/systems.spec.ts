import { checkOf, expect, test, unaccountedIn } from '../../support/lab-page'
import { middle } from '../../support/live-windows'
import { stopped } from '../../support/system-runs'

test.use({ visits: true, staysLoaded: true })

test('Results that are not routed go to callers who did not ask for them, and every call ends all the same', async ({
  lab,
}) => {
  await lab.open()
  const report = await lab.runToEnd({
    mode: 'closed',
    results: 'any',
    workers: 4,
    demand: 8,
    serviceUs: 200,
    callsPerCaller: 300,
    rounds: 1,
  })
  expect(report.counts).toMatchObject({ completed: 2400, failed: 0 })
  expect(report.routing?.taken).toBe(2400)
  expect(report.routing?.gotAnothers).toBeGreaterThan(0)
  expect(checkOf(report, 'checksum').state).toBe('ok')
  // Whoever takes which: all of them together waited as long.
  const own = report.latencyUs.call.mean ?? Number.NaN
  expect(Math.abs((report.routing?.waitUs.mean ?? Number.NaN) / own - 1)).toBeLessThan(0.02)
  expect(unaccountedIn(report)).toBe(0)
  await expect(lab.page.getByRole('region', { name: 'Results not routed' })).toContainText(
    /Swapped results.*of 2,400 results/,
  )
})

test('Callers that await and callers that call back make the same calls', async ({ lab }) => {
  await lab.open()
  for (const callerStyle of ['await', 'callback'] as const) {
    const report = await lab.runToEnd({ callerStyle, workers: 2, demand: 4, callsPerCaller: 200, rounds: 2 })
    expect(report.counts).toMatchObject({ submitted: 1600, completed: 1600 })
    expect(report.rounds.map(({ calls }) => calls)).toEqual([800, 800])
    expect(report.queue.max).toBeLessThanOrEqual(4)
  }
})

test('Starting cold again replaces the workers, marks it, and begins with a slower round', async ({
  lab,
}) => {
  await lab.open()
  await lab.startRun({ workers: 2, demand: 4, callsPerCaller: 50, serviceUs: 10 })
  const warm = await lab.until(({ rounds }) => rounds.length >= 10)
  await lab.page.getByText('Lock, nesting, background', { exact: true }).click()
  await lab.page.getByRole('button', { name: 'Start cold again' }).click()
  const last = warm.rounds.at(-1)?.round ?? 0
  await lab.until(
    ({ rounds }, before) => rounds.filter(({ round, isCold }) => isCold && round > before).length === 1,
    last,
  )
  const report = await stopped(lab)
  expect(report.marks.map(({ label }) => label)).toEqual(['Workers started afresh'])
  const cold = report.rounds.findLast(({ isCold }) => isCold)
  const before = report.rounds.filter(({ round }) => round > 1 && round < (cold?.round ?? 0))
  // Its first calls waited until the new workers had started.
  expect(cold?.poolUs).toBeGreaterThan(middle(before.map(({ poolUs }) => poolUs)))
  expect(report.workers.length).toBeGreaterThan(2)
})
