import type { Report } from '../../src/domain/report'
import { withoutIsolation } from '../support/doctored'
import { checkOf, expect, freshTest, type LabPage, test, unaccountedIn } from '../support/lab-page'
import { middle, rateOf, stretchUnder } from '../support/live-windows'
import { expectUsable, stopped } from '../support/system-runs'

test.describe('a global lock', () => {
  // Workers hold their next calls already: one alone is never idle either, however slowly messages travel.
  const BUSY = {
    mode: 'closed',
    workers: 1,
    demand: 8,
    inFlight: 8,
    serviceUs: 1000,
    callsPerCaller: 100_000,
  } as const
  /** Pairs of stretches, and how many of them must be calm for their throughput to be compared. */
  const PAIRS = 6
  const CALM = 3
  /**
   * Share of its time in which one worker that is never idle must get on with calls: else others took its core. The
   * messages of calls of a millisecond take a tenth, or more.
   */
  const UNDISTURBED = 0.8

  /**
   * Throughput of four workers ÷ that of one, in pairs of stretches of one run, as far as they were calm: on a machine
   * that others keep busy, four threads are given more of it than one, lock or no lock.
   */
  const gainOfFour = async (lab: LabPage): Promise<number | null> => {
    const calm: number[] = []
    for (let pair = 0; pair < PAIRS && calm.length < CALM; pair += 1) {
      const one = await stretchUnder(lab, { workers: 1 }, 500)
      const four = await stretchUnder(lab, { workers: 4 }, 500)
      const serviceUs = one.ended.baseline?.syncUs ?? Number.NaN
      if (rateOf(one) * serviceUs >= UNDISTURBED * 1e6) calm.push(rateOf(four) / rateOf(one))
    }
    if (calm.length === CALM) return middle(calm)
    const description = `only ${calm.length} of ${PAIRS} pairs were calm: throughput was not compared`
    test.info().annotations.push({ type: 'busy machine', description })
    return null
  }
  /** Workers that ran a function at once, on average over a run of four. */
  const atOnce = ({ workers }: Report) => workers.reduce((sum, { busy }) => sum + busy, 0)

  for (const lock of ['fair', 'barging'] as const)
    test(`that is ${lock} lets four workers do no more than one`, async ({ lab }) => {
      await lab.open()
      await lab.startRun({ ...BUSY, lock })
      const gain = await gainOfFour(lab)
      if (gain !== null) expect(gain).toBeLessThanOrEqual(1.15)
      await stretchUnder(lab, { workers: 4 })
      const report = await stopped(lab)
      // Busy machine or not: never two at once, so that four do no more than one that is never idle.
      expect(report.lock?.heldShare).toBeGreaterThan(0)
      expect(report.lock?.heldShare).toBeLessThanOrEqual(1)
      expect(report.lock?.acquisitions).toBe(report.counts.completed)
      expect(checkOf(report, 'lock').state).toBe('ok')
      // What the lock did stands over the charts.
      const tiles = lab.page.getByRole('region', { name: `Global lock, ${lock}` })
      await expect(tiles).toContainText(/Lock wait.*Hand-over cost.*Fairness/)
    })

  test('that is not there lets them do more, up to the cores', async ({ lab }) => {
    await lab.open()
    await lab.startRun(BUSY)
    const gain = await gainOfFour(lab)
    const { environment } = await stopped(lab)
    if (gain !== null && (environment.cores ?? 1) >= 2) expect(gain).toBeGreaterThan(1.15)
    // Busy machine or not: several run at once.
    expect(atOnce(await lab.runToEnd({ ...BUSY, workers: 4, seconds: 0.6 }))).toBeGreaterThan(1.15)
  })

  test('that is fair gives every worker the same share, and they wait for it longer than they hold it', async ({
    lab,
  }) => {
    await lab.open()
    const { lock, latencyUs } = await lab.runToEnd({ ...BUSY, lock: 'fair', workers: 4, seconds: 0.8 })
    expect(lock?.workers).toHaveLength(4)
    expect(lock?.fairness).toBeGreaterThan(0.9)
    expect(latencyUs.lockWait.mean).toBeGreaterThan(lock?.meanHoldUs ?? Number.NaN)
  })

  test('is taken from workers that are killed while they hold it, and nothing hangs', async ({ lab }) => {
    await lab.open()
    for (const lock of ['fair', 'barging'] as const) {
      const report = await lab.runToEnd({
        ...BUSY,
        lock,
        workers: 3,
        demand: 3,
        inFlight: 1,
        serviceUs: 150_000,
        timeoutMs: 50,
        seconds: 0.8,
      })
      expect(report.counts.timedOut).toBeGreaterThan(3)
      expect(report.lock?.deadHolders).toBeGreaterThan(0)
      expect(unaccountedIn(report)).toBe(0)
    }
    await expectUsable(lab)
  })

  freshTest(
    'without cross-origin isolation ends the run at once with an error that names it',
    async ({ lab }) => {
      await withoutIsolation(lab.page)
      await lab.open()
      const message = await lab.page.evaluate(() =>
        window.poolscope.run({ lock: 'fair' }).then(
          () => 'it ran',
          (error: unknown) => (error instanceof Error ? error.message : 'no error'),
        ),
      )
      expect(message).toMatch(/^lock: .*cross-origin isolated/)
      await expectUsable(lab)
    },
  )
})
