import type { Report } from '../../../src/domain/report'
import type { Settings } from '../../../src/domain/settings/settings'
import { expect, type LabPage, test, unaccountedIn } from '../../support/lab-page'
import { BESIDE_LONG } from '../../support/run-settings'

test.use({ staysLoaded: true })

/** Runs of several settings in turn, again and again: a machine that is busy for a while is so for all of them. */
const interleaved = async (
  lab: LabPage,
  times: number,
  ...variants: readonly Partial<Settings>[]
): Promise<readonly (readonly Report[])[]> => {
  const reports = variants.map((): Report[] => [])
  for (let time = 0; time < times; time += 1)
    for (const [n, settings] of variants.entries()) reports[n]?.push(await lab.runToEnd(settings))
  return reports
}

test.describe('background traffic', () => {
  /** Look-ups of 200 ms that keep the one worker busy most of the time, beside calls that take next to nothing. */
  const QUICK = {
    ...BESIDE_LONG,
    seconds: 1.6,
    backgroundRate: 4,
  } as const

  test('in its own pool leaves the foreground a lower p99 than in the same pool', async ({ lab }) => {
    await lab.open()
    const [shared = [], own = []] = await interleaved(
      lab,
      2,
      { ...QUICK, backgroundPool: 'shared' },
      { ...QUICK, backgroundPool: 'own' },
    )
    // The best of each: what others do to the machine only adds.
    const bestP99 = (reports: readonly Report[]) =>
      Math.min(...reports.map(({ latencyUs: { call } }) => call.p99 ?? Number.NaN))
    expect(bestP99(own)).toBeLessThan(bestP99(shared))
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
