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
  // Workers hold their next calls already: one alone is never idle either, however slowly messages travel.
  const BUSY = {
    mode: 'closed',
    demand: 8,
    inFlight: 8,
    serviceUs: 1000,
    seconds: 1,
    callsPerCaller: 100_000,
  } as const

  for (const lock of ['fair', 'barging'] as const)
    test(`that is ${lock} lets four workers do no more than one`, async ({ lab }) => {
      await lab.open()
      const [one = [], four = []] = await interleaved(
        lab,
        3,
        { ...BUSY, lock, workers: 1 },
        { ...BUSY, lock, workers: 4 },
      )
      // On a machine that others keep busy four threads are given more of it than one, and hold the lock for less time
      // a call: that is no gain of theirs. What is compared is the throughput at equal holds.
      const worth = (report: Report | undefined) =>
        (report?.throughputPerSecond ?? Number.NaN) * (report?.lock?.meanHoldUs ?? Number.NaN)
      const gains = four.map((report, n) => worth(report) / worth(one[n]))
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
        inFlight: 1,
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

test.describe('calls that call back into their own pool', () => {
  const NESTED = { mode: 'closed', serviceUs: 1000, callsPerCaller: 100_000 } as const

  test('have their deadlock named within 2 s, and the run goes on', async ({ lab }) => {
    await lab.open()
    await lab.startRun({ ...NESTED, nesting: 2, demand: 4, workers: 4 })
    const seen = await lab.until(({ deadlocks }) => deadlocks.count > 0)
    expect(seen.at).toBeLessThanOrEqual(2000)
    expect(seen.deadlocks).toMatchObject({ blocked: 4 })
    expect(seen.marks[0]?.label).toMatch(/^Deadlock: 4 calls/)
    await lab.until(({ counts }, before) => counts.completed > before, seen.counts.completed)
    const report = await lab.stopRun()
    expect(report && unaccountedIn(report)).toBe(0)
    expect(report && checkOf(report, 'deadlock')?.state).toBe('fail')
    expect(report && checkOf(report, 'deadlock')?.reason).toContain('need 5 workers; the pool has 4.')
    await expectUsable(lab)
  })

  test('have none with as many workers as are safe', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({ ...NESTED, nesting: 3, demand: 2, workers: 5, seconds: 1.5 })
    expect(report.deadlocks.count).toBe(0)
    expect(report.counts.failed).toBe(0)
    expect(report.latencyUs.call.count).toBeGreaterThan(10)
    expect(report.nesting?.safeWorkers).toBe(5)
    expect(report.nesting?.blockedMean).toBeGreaterThan(0)
    expect(checkOf(report, 'deadlock')?.state).toBe('ok')
    expect(unaccountedIn(report)).toBe(0)
  })

  test('deeper than the pool can hold end all the same, each called off', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({
      ...NESTED,
      nesting: 8,
      demand: 1,
      workers: 2,
      callsPerCaller: 2,
      rounds: 1,
    })
    expect(report.counts).toMatchObject({ completed: 0, failed: 0 })
    expect(report.deadlocks.count).toBe(2)
    await expectUsable(lab)
  })

  test('hang nowhere when workers are killed while their calls wait', async ({ lab }) => {
    await lab.open()
    // Calls that overstay their time limit have their workers replaced, whatever these wait for.
    const report = await lab.runToEnd({
      ...NESTED,
      nesting: 2,
      demand: 3,
      workers: 4,
      serviceUs: 300_000,
      timeoutMs: 100,
      seconds: 2,
    })
    expect(report.counts.timedOut).toBeGreaterThan(2)
    expect(unaccountedIn(report)).toBe(0)
    await expectUsable(lab)
  })
})

test.describe('background traffic', () => {
  /** Look-ups of 100 ms that keep one worker busy half of the time, beside quick calls. */
  const QUICK = {
    mode: 'open',
    arrivals: 'constant',
    demand: 1,
    ratePerSecond: 500,
    workload: 'sleep',
    serviceUs: 500,
    workers: 1,
    seconds: 3,
    backgroundRate: 5,
  } as const

  test('in its own pool leaves the foreground a lower p99 than in the same pool', async ({ lab }) => {
    await lab.open()
    const [shared = [], own = []] = await interleaved(
      lab,
      3,
      { ...QUICK, backgroundPool: 'shared' },
      { ...QUICK, backgroundPool: 'own' },
    )
    const p99 = ({ latencyUs: { call } }: Report) => call.p99 ?? Number.NaN
    expect(middle(own.map(p99))).toBeLessThan(middle(shared.map(p99)))
    for (const report of [...shared, ...own]) {
      expect(unaccountedIn(report)).toBe(0)
      expect(report.classes.background?.counts.completed).toBeGreaterThan(0)
      expect(report.classes.foreground.callUs.count).toBe(report.latencyUs.call.count)
      expect(report.timeline.background.some((point) => point !== null)).toBe(true)
    }
  })

  test('above capacity is warned of, keeps to the queue limit, and the run ends', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({ ...QUICK, backgroundRate: 2000, queueLimit: 500, seconds: 2 })
    expect(report.queue.max).toBeLessThanOrEqual(500)
    expect(report.classes.background?.counts.rejected).toBeGreaterThan(0)
    expect(checkOf(report, 'background')?.state).toBe('warn')
    expect(unaccountedIn(report)).toBe(0)
    await expectUsable(lab)
  })
})

test.describe('results that are not routed', () => {
  test('go to callers who did not ask for them, and every call ends all the same', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({
      mode: 'closed',
      routed: 'false',
      workers: 4,
      demand: 8,
      serviceUs: 200,
      callsPerCaller: 500,
      rounds: 1,
    })
    expect(report.counts).toMatchObject({ completed: 4000, failed: 0 })
    expect(report.routing?.taken).toBe(4000)
    expect(report.routing?.gotAnothers).toBeGreaterThan(0)
    expect(checkOf(report, 'checksum')?.state).toBe('ok')
    // Whoever takes which: all of them together waited as long.
    const own = report.latencyUs.call.mean ?? Number.NaN
    expect(Math.abs((report.routing?.waitUs.mean ?? Number.NaN) / own - 1)).toBeLessThan(0.02)
    expect(unaccountedIn(report)).toBe(0)
  })
})

test('Callers that await and callers that call back make the same calls', async ({ lab }) => {
  await lab.open()
  for (const callers of ['await', 'callback'] as const) {
    const report = await lab.runToEnd({ callers, workers: 2, demand: 4, callsPerCaller: 500, rounds: 2 })
    expect(report.counts).toMatchObject({ submitted: 4000, completed: 4000 })
    expect(report.rounds.map(({ calls }) => calls)).toEqual([2000, 2000])
    expect(report.queue.max).toBeLessThanOrEqual(4)
  }
})

test('Starting cold again replaces the workers, marks it, and begins with a slower round', async ({
  lab,
}) => {
  await lab.open()
  await lab.startRun({ workers: 2, demand: 4, callsPerCaller: 50, serviceUs: 10 })
  const warm = await lab.until(({ rounds }) => rounds.length >= 10)
  await lab.page.getByText('Systems of 2016', { exact: true }).click()
  await lab.page.getByRole('button', { name: 'Start cold again' }).click()
  const last = warm.rounds.at(-1)?.round ?? 0
  await lab.until(
    ({ rounds }, before) => rounds.filter(({ round, isCold }) => isCold && round > before).length === 1,
    last,
  )
  const report = await lab.stopRun()
  expect(report?.marks.map(({ label }) => label)).toEqual(['Workers started afresh'])
  const cold = report?.rounds.findLast(({ isCold }) => isCold)
  const before = report?.rounds.filter(({ round }) => round > 1 && round < (cold?.round ?? 0)) ?? []
  // Its first calls waited until the new workers had started.
  expect(cold?.poolUs).toBeGreaterThan(middle(before.map(({ poolUs }) => poolUs)))
  expect(report?.workers.length).toBeGreaterThan(2)
  expect(report && unaccountedIn(report)).toBe(0)
})
