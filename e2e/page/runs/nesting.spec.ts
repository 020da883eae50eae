import { checkOf, expect, test, unaccountedIn } from '../../support/lab-page'
import { expectUsable, stopped } from '../../support/system-runs'

test.use({ staysLoaded: true })

// That it is named within 2 s is tested where time is simulated: `src/lab/run/behaviour/run-nesting.test.ts`.
test.describe('calls that call back into their own pool', () => {
  const NESTED = { mode: 'closed', workload: 'sleep', serviceUs: 1000, callsPerCaller: 100_000 } as const

  test('have their deadlock named, and then come to their end; with as many workers as are safe they have none', async ({
    lab,
  }) => {
    await lab.open()
    for (const nesting of [2, 3])
      await test.step(`${nesting} levels`, async () => {
        await lab.startRun({ ...NESTED, nesting, demand: 4, workers: 4 })
        const seen = await lab.until(({ deadlocks }) => deadlocks.count > 0)
        expect(seen.deadlocks).toMatchObject({ blocked: 4 })
        expect(seen.marks[0]?.label).toMatch(/^Deadlock: 4 calls/)
        const going = await lab.until(({ classes }) => classes.foreground.counts.completed >= 20)
        await lab.until(
          ({ classes }, before) => classes.foreground.counts.completed >= before + 20,
          going.classes.foreground.counts.completed,
        )
        const tiles = lab.page.getByRole('region', { name: `Nesting, ${nesting} levels` })
        await expect(tiles.locator('.tile-deadlocks .tile-figures')).toHaveText(/^[1-9]/)
        await expect(tiles.locator('.tile-chains .tile-figures')).toHaveText(nesting === 2 ? '3' : '1')
        const report = await stopped(lab)
        expect(report.deadlocks.count).toBe(going.deadlocks.count)
        expect(checkOf(report, 'deadlock').state).toBe('fail')
        const safe = 4 * (nesting - 1) + 1
        expect(checkOf(report, 'deadlock').reason).toContain(`need ${safe} workers; the pool has 4.`)
      })
    await test.step('safe, in the page that had them', async () => {
      const report = await lab.runToEnd({ ...NESTED, nesting: 3, demand: 2, workers: 5, seconds: 0.8 })
      expect(report.deadlocks.count).toBe(0)
      expect(report.counts.failed).toBe(0)
      expect(report.latencyUs.call.count).toBeGreaterThan(10)
      expect(report.nesting).toMatchObject({ safeWorkers: 5, letIn: null })
      expect(report.nesting?.blockedMean).toBeGreaterThan(0)
      expect(checkOf(report, 'deadlock').state).toBe('ok')
      expect(unaccountedIn(report)).toBe(0)
    })
  })

  test('deeper than the pool can hold end all the same, each called off; so do those whose workers are killed', async ({
    lab,
  }) => {
    await lab.open()
    const deep = await lab.runToEnd({
      ...NESTED,
      nesting: 8,
      demand: 1,
      workers: 2,
      callsPerCaller: 2,
      rounds: 1,
    })
    expect(deep.counts).toMatchObject({ completed: 0, failed: 0 })
    expect(deep.deadlocks.count).toBe(2)
    // Calls that overstay their time limit have their workers replaced, whatever these wait for.
    await lab.startRun({
      ...NESTED,
      nesting: 2,
      demand: 3,
      workers: 4,
      serviceUs: 200_000,
      timeoutMs: 80,
    })
    await lab.until(({ counts }) => counts.timedOut > 2)
    await stopped(lab)
    await expectUsable(lab)
  })
})
