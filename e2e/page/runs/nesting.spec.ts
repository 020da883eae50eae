import { checkOf, expect, test, unaccountedIn } from '../../support/lab-page'
import { stopped } from '../../support/system-runs'

test.use({ visits: true, staysLoaded: true })

// That it is named within 2 s, how many chains are let in at each depth, and that those that the pool cannot hold at all
// are called off one by one is tested where time is simulated: `src/lab/run/behaviour/run-nesting.test.ts`.
const NESTED = { mode: 'closed', workload: 'sleep', serviceUs: 1000, callsPerCaller: 100_000 } as const

test('Calls that call back into their own pool have their deadlock named, and then come to their end; their workers may be killed; with as many workers as are safe they have none', async ({
  lab,
}) => {
  await lab.open()
  await lab.startRun({ ...NESTED, nesting: 3, demand: 4, workers: 4 })
  const seen = await lab.until(({ deadlocks }) => deadlocks.count > 0)
  expect(seen.deadlocks).toMatchObject({ blocked: 4 })
  expect(seen.marks[0]?.label).toMatch(/^Deadlock: 4 calls/)
  const going = await lab.until(({ classes }) => classes.foreground.counts.completed >= 20)
  await lab.until(
    ({ classes }, before) => classes.foreground.counts.completed >= before + 20,
    going.classes.foreground.counts.completed,
  )
  const tiles = lab.page.getByRole('region', { name: 'Nesting, 3 levels' })
  await expect(tiles.locator('.tile-deadlocks .tile-figures')).toHaveText(/^[1-9]/)
  await expect(tiles.locator('.tile-chains .tile-figures')).toHaveText('1')
  const report = await stopped(lab)
  expect(report.deadlocks.count).toBe(going.deadlocks.count)
  expect(checkOf(report, 'deadlock').state).toBe('fail')
  expect(checkOf(report, 'deadlock').reason).toContain('need 9 workers; the pool has 4.')

  await test.step('Calls that overstay their time limit have their workers replaced, whatever these wait for', async () => {
    const limited = { serviceUs: 200_000, timeoutMs: 80 }
    await lab.startRun({ ...NESTED, ...limited, nesting: 2, demand: 3, workers: 4 })
    await lab.until(({ counts }) => counts.timedOut > 2)
    await stopped(lab)
  })
  await test.step('Safe, in the page that had all this', async () => {
    const safe = await lab.runToEnd({ ...NESTED, nesting: 3, demand: 2, workers: 5, seconds: 0.8 })
    expect(safe.deadlocks.count).toBe(0)
    expect(safe.counts.failed).toBe(0)
    expect(safe.latencyUs.call.count).toBeGreaterThan(10)
    expect(safe.nesting).toMatchObject({ safeWorkers: 5, letIn: null })
    expect(safe.nesting?.blockedMean).toBeGreaterThan(0)
    expect(checkOf(safe, 'deadlock').state).toBe('ok')
    expect(unaccountedIn(safe)).toBe(0)
  })
})
