import { expect, test } from '../../support/lab-page'
import { NEVER_IDLE } from '../../support/run-settings'
import { stopped } from '../../support/system-runs'

test.use({ staysLoaded: true })

// What it does to throughput is measured: `measuring/lock.spec.ts`.
test.describe('a global lock', () => {
  test('is taken from workers that are killed while they hold it, and nothing hangs', async ({ lab }) => {
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
    await test.step('afterwards one that is fair gives every worker the same share, and they wait for it longer than they hold it', async () => {
      const { lock, latencyUs } = await lab.runToEnd({
        ...NEVER_IDLE,
        lock: 'fair',
        workers: 4,
        seconds: 0.8,
      })
      expect(lock?.workers).toHaveLength(4)
      expect(lock?.fairness).toBeGreaterThan(0.9)
      expect(latencyUs.lockWait.mean).toBeGreaterThan(lock?.meanHoldUs ?? Number.NaN)
    })
  })
})
