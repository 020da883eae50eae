import type { Report } from '../../../src/domain/report'
import type { Settings } from '../../../src/domain/settings/settings'
import { withStallsOnDemand } from '../../support/doctored'
import { checkOf, expect, test, unaccountedIn } from '../../support/lab-page'
import { BESIDE_LONG, OPEN } from '../../support/run-settings'

// What holds of every run, on however busy a machine.

const MODES: readonly Settings['mode'][] = ['closed', 'burst', 'open']

test.describe('A run by script', () => {
  test.use({ visits: true, staysLoaded: true })

  test('in each demand mode has Little’s law hold to 0.1 %, and every call in one place', async ({ lab }) => {
    await lab.open()
    for (const mode of MODES) {
      const report = await lab.runToEnd({
        mode,
        workers: 2,
        demand: 4,
        callsPerCaller: 100,
        ratePerSecond: 300,
        serviceUs: 100,
        rounds: 1,
      })
      const little = checkOf(report, 'little')
      expect(little).toMatchObject({ state: 'ok', limit: 0.001 })
      expect(little.value).toBeLessThanOrEqual(0.001)
      expect(checkOf(report, 'conservation')).toMatchObject({ state: 'ok', value: 0 })
      expect(report.counts.completed).toBeGreaterThanOrEqual(400)
      expect(unaccountedIn(report)).toBe(0)
    }
  })

  test('with background traffic above capacity is warned of it, keeps to the queue limit, and ends; the next has a printed ratio to the direct call beside the pool, and another to the one before the run (claim 4)', async ({
    lab,
  }) => {
    await lab.open()
    const report = await lab.runToEnd({
      ...BESIDE_LONG,
      seconds: 0.6,
      backgroundPool: 'own',
      backgroundRate: 2000,
      queueLimit: 250,
    })
    expect(report.queue.max).toBeLessThanOrEqual(250)
    expect(report.classes.background?.counts.rejected).toBeGreaterThan(0)
    expect(checkOf(report, 'background').state).toBe('warn')
    expect(unaccountedIn(report)).toBe(0)

    const { rounds, baseline, slowdown } = await lab.runToEnd({
      mode: 'closed',
      workers: 2,
      demand: 16,
      serviceUs: 0.4,
      callsPerCaller: 100,
      rounds: 3,
    })
    expect(rounds).toHaveLength(3)
    for (const { poolUs, syncUs, slowdown: printed } of rounds)
      expect(printed).toBeCloseTo(poolUs / syncUs, 6)
    const frozen = rounds.map(({ poolUs }) => poolUs / baseline.syncUs)
    expect(slowdown.ratioOfAll).toBeGreaterThanOrEqual(Math.min(...frozen) * 0.99)
    expect(slowdown.ratioOfAll).toBeLessThanOrEqual(Math.max(...frozen) * 1.01)
    const printed = rounds.map((round) => round.slowdown)
    expect(slowdown.asPrinted2016).toBeGreaterThanOrEqual(Math.min(...printed))
    expect(slowdown.asPrinted2016).toBeLessThanOrEqual(Math.max(...printed))
  })
})

const STALL_MS = 200
const RATE = 5000
const SECONDS = 3

// Stalls again and again, for which no call is left out, are in `src/lab/run/behaviour/run-interrupted.test.ts`.
test('A stall of 200 ms in the generator shows in the latencies of all calls that were due in it', async ({
  lab,
}) => {
  const stall = await withStallsOnDemand(lab.page)
  await lab.open()
  await lab.startRun({ ...OPEN, ratePerSecond: RATE, workers: 1, batch: 'auto', seconds: SECONDS })
  await lab.until(({ at, counts }) => at > 1000 && counts.completed > 0)
  await stall(STALL_MS)
  await lab.until(({ phase }) => phase.kind === 'finished')
  const report = (await lab.page.evaluate(() => (window as { running?: Promise<Report> }).running)) as Report

  const { call } = report.latencyUs
  // As many calls were due in the stall; of these the last was late by nothing, the first by all of it.
  const lateShare = (RATE * STALL_MS) / 1000 / report.counts.completed
  expect(lateShare, 'share of calls that were late').toBeGreaterThan(0.02)
  const latenessAt = (quantile: number) => STALL_MS * 1000 * (1 - (1 - quantile) / lateShare)
  // One bucket of the histogram is 0.1 % wide; the clock and the turn in which the stall began take the rest.
  expect(call.p99).toBeGreaterThan(latenessAt(0.99) * 0.95)
  expect(call.p999).toBeGreaterThan(latenessAt(0.999) * 0.95)
  expect(call.max).toBeGreaterThan(STALL_MS * 1000 * 0.95)
  expect(report.generatorLagUs.max).toBeGreaterThan(STALL_MS * 1000 * 0.95)
  expect(unaccountedIn(report)).toBe(0)
})
