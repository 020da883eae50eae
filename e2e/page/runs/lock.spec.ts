import { checkOf, expect, test } from '../../support/lab-page'
import { NEVER_IDLE } from '../../support/run-settings'
import { stopped } from '../../support/system-runs'

test.use({ visits: true, staysLoaded: true })

// What it does to throughput is measured: `measuring/lock.spec.ts`.
test.describe('a global lock', () => {
  test('is taken from workers that are killed while they hold it, nothing hangs, and no two ever hold it', async ({
    lab,
  }) => {
    await lab.open()
    for (const lock of ['fair', 'barging'] as const) {
      await lab.startRun({
        ...NEVER_IDLE,
        lock,
        workers: 3,
        demand: 3,
        inFlight: 1,
        workload: 'sleep',
        serviceUs: 150_000,
        timeoutMs: 50,
      })
      await lab.until(({ counts }) => counts.timedOut > 3)
      const report = await stopped(lab)
      expect(report.lock?.deadHolders).toBeGreaterThan(0)
    }
    for (const discipline of ['barging', 'fair'] as const)
      await test.step(`afterwards one that is ${discipline} lets no two of four workers work at once`, async () => {
        const report = await lab.runToEnd({ ...NEVER_IDLE, lock: discipline, workers: 4, seconds: 0.8 })
        const { lock, latencyUs, counts } = report
        expect(lock?.workers).toHaveLength(4)
        expect(lock?.heldShare).toBeGreaterThan(0)
        expect(lock?.heldShare).toBeLessThanOrEqual(1)
        expect(lock?.acquisitions).toBe(counts.completed)
        expect(checkOf(report, 'lock').state).toBe('ok')
        // Every worker has the same share, and waits for it longer than it holds it.
        if (discipline === 'fair') {
          expect(lock?.fairness).toBeGreaterThan(0.9)
          expect(latencyUs.lockWait.mean).toBeGreaterThan(lock?.meanHoldUs ?? Number.NaN)
        }
        // What the lock did stands over the charts.
        const tiles = lab.page.getByRole('region', { name: `Global lock, ${discipline}` })
        await expect(tiles).toContainText(/Lock wait.*Hand-over cost.*Fairness/)
      })
  })
})
