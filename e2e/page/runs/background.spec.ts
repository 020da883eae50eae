import type { Report } from '../../../src/domain/report'
import { expect, test, unaccountedIn } from '../../support/lab-page'
import { BESIDE_LONG } from '../../support/run-settings'

test.use({ visits: true, staysLoaded: true })

test.describe('background traffic', () => {
  /** Look-ups of 200 ms that keep the one worker busy most of the time, beside calls that take next to nothing. */
  const QUICK = {
    ...BESIDE_LONG,
    seconds: 1.6,
    backgroundRate: 4,
  } as const

  test('in its own pool leaves the foreground less than half of the p99 in the same pool', async ({
    lab,
  }) => {
    await lab.open()
    const shared: Report[] = []
    const own: Report[] = []
    // The best of each: what others do to the machine only adds. It may hide in two pairs what there is.
    const bestP99 = (reports: readonly Report[]) =>
      Math.min(...reports.map(({ latencyUs: { call } }) => call.p99 ?? Number.NaN))
    const isFarLower = () => bestP99(own) < bestP99(shared) / 2
    while (own.length < 1 || (!isFarLower() && own.length < 3)) {
      shared.push(await lab.runToEnd({ ...QUICK, backgroundPool: 'shared' }))
      own.push(await lab.runToEnd({ ...QUICK, backgroundPool: 'own' }))
    }
    expect(bestP99(own)).toBeLessThan(bestP99(shared) / 2)
    for (const report of [...shared, ...own]) {
      expect(unaccountedIn(report)).toBe(0)
      expect(report.classes.background?.counts.completed).toBeGreaterThan(0)
      expect(report.classes.foreground.callUs.count).toBe(report.latencyUs.call.count)
      expect(report.timeline.background.some((point) => point !== null)).toBe(true)
    }
    const tiles = lab.page.getByRole('region', { name: 'Foreground and background, in its own pool' })
    await expect(tiles).toContainText(/Call p99.*fore .*back /)
  })
})
