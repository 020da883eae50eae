import type { Report } from '../src/domain/report'
import type { Settings } from '../src/domain/settings'
import { expect, type LabPage, test, unaccountedIn } from './lab-page'

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

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

const checkOf = ({ checks }: Pick<Report, 'checks'>, id: string) => checks.find((check) => check.id === id)

/** The page runs what is asked of it, as if nothing had been. */
const expectUsable = async (lab: LabPage) => {
  const report = await lab.runToEnd({ callsPerCaller: 50, demand: 2, workers: 2, rounds: 1 })
  expect(report.counts.completed).toBe(100)
  expect(unaccountedIn(report)).toBe(0)
}

test.describe('a global lock', () => {
  const BUSY = { mode: 'closed', demand: 8, serviceUs: 1000, seconds: 1, callsPerCaller: 100_000 } as const

  for (const lock of ['fair', 'barging'] as const)
    test(`that is ${lock} lets four workers do no more than one`, async ({ lab }) => {
      await lab.open()
      const [one = [], four = []] = await interleaved(
        lab,
        3,
        { ...BUSY, lock, workers: 1 },
        { ...BUSY, lock, workers: 4 },
      )
      const gains = four.map(
        ({ throughputPerSecond }, n) => (throughputPerSecond ?? 0) / (one[n]?.throughputPerSecond ?? 1),
      )
      expect(middle(gains)).toBeGreaterThan(0)
      expect(middle(gains)).toBeLessThanOrEqual(1.15)
      for (const report of four) {
        expect(unaccountedIn(report)).toBe(0)
        expect(report.lock?.acquisitions).toBe(report.counts.completed)
        expect(report.lock?.heldShare).toBeLessThanOrEqual(1)
        expect(checkOf(report, 'lock')?.state).toBe('ok')
        expect(report.latencyUs.lockWait.mean).toBeGreaterThan(report.lock?.meanHoldUs ?? Number.NaN)
      }
      const alone = one.map(({ latencyUs }) => latencyUs.lockWait.mean ?? Number.NaN)
      expect(middle(alone)).toBeLessThan(100)
    })

  test('that is fair gives every worker the same share', async ({ lab }) => {
    await lab.open()
    const { lock } = await lab.runToEnd({ ...BUSY, lock: 'fair', workers: 4 })
    expect(lock?.workers).toHaveLength(4)
    expect(lock?.fairness).toBeGreaterThan(0.9)
  })

  test('is taken from workers that are killed while they hold it, and nothing hangs', async ({ lab }) => {
    await lab.open()
    for (const lock of ['fair', 'barging'] as const) {
      const report = await lab.runToEnd({
        ...BUSY,
        lock,
        workers: 3,
        demand: 3,
        serviceUs: 300_000,
        timeoutMs: 60,
        seconds: 2,
      })
      expect(report.counts.timedOut).toBeGreaterThan(3)
      expect(report.lock?.deadHolders).toBeGreaterThan(0)
      expect(unaccountedIn(report)).toBe(0)
    }
    await expectUsable(lab)
  })

  test('without cross-origin isolation ends the run at once with an error that names it', async ({
    lab,
    context,
  }) => {
    await context.route('**/*', async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers() }
      delete headers['cross-origin-opener-policy']
      delete headers['cross-origin-embedder-policy']
      await route.fulfill({ response, headers })
    })
    await lab.open()
    const message = await lab.page.evaluate(() =>
      window.poolscope.run({ lock: 'fair' }).then(
        () => 'it ran',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      ),
    )
    expect(message).toMatch(/^lock: .*cross-origin isolated/)
    await expectUsable(lab)
  })
})
