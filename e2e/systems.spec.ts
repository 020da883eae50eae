import type { Report } from '../src/domain/report'
import type { Settings } from '../src/domain/settings'
import { withoutIsolation } from './doctored'
import { expect, freshTest, type LabPage, test, unaccountedIn } from './lab-page'
import { middle, rateOf, stretchUnder } from './live-windows'

const checkOf = ({ checks }: Pick<Report, 'checks'>, id: string) => checks.find((check) => check.id === id)

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

/** The page runs what is asked of it, as if nothing had been. */
const expectUsable = async (lab: LabPage) => {
  const report = await lab.runToEnd({ callsPerCaller: 50, demand: 2, workers: 2, rounds: 1 })
  expect(report.counts.completed).toBe(100)
  expect(unaccountedIn(report)).toBe(0)
}

const stopped = async (lab: LabPage): Promise<Report> => {
  const report = await lab.stopRun()
  if (!report) throw new Error('no run was stopped')
  expect(unaccountedIn(report)).toBe(0)
  return report
}

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
      expect(checkOf(report, 'lock')?.state).toBe('ok')
      // What the lock did stands over the charts.
      const tiles = lab.page.getByRole('region', { name: `Global lock, ${lock}` })
      await expect(tiles).toContainText(/Lock wait.*Convoy gap.*Fairness/)
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

test.describe('calls that call back into their own pool', () => {
  const NESTED = { mode: 'closed', serviceUs: 1000, callsPerCaller: 100_000 } as const

  for (const nesting of [2, 3])
    test(`have their deadlock named within 2 s, and then come to their end: ${nesting} levels`, async ({
      lab,
    }) => {
      await lab.open()
      await lab.startRun({ ...NESTED, nesting, demand: 4, workers: 4 })
      const seen = await lab.until(({ deadlocks }) => deadlocks.count > 0)
      expect(seen.at).toBeLessThanOrEqual(2000)
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
      expect(checkOf(report, 'deadlock')?.state).toBe('fail')
      const safe = 4 * (nesting - 1) + 1
      expect(checkOf(report, 'deadlock')?.reason).toContain(`need ${safe} workers; the pool has 4.`)
      await expectUsable(lab)
    })

  test('have none with as many workers as are safe', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({ ...NESTED, nesting: 3, demand: 2, workers: 5, seconds: 0.8 })
    expect(report.deadlocks.count).toBe(0)
    expect(report.counts.failed).toBe(0)
    expect(report.latencyUs.call.count).toBeGreaterThan(10)
    expect(report.nesting).toMatchObject({ safeWorkers: 5, letIn: null })
    expect(report.nesting?.blockedMean).toBeGreaterThan(0)
    expect(checkOf(report, 'deadlock')?.state).toBe('ok')
    expect(unaccountedIn(report)).toBe(0)
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
    const killed = await lab.runToEnd({
      ...NESTED,
      nesting: 2,
      demand: 3,
      workers: 4,
      serviceUs: 200_000,
      timeoutMs: 80,
      seconds: 1,
    })
    expect(killed.counts.timedOut).toBeGreaterThan(2)
    expect(unaccountedIn(killed)).toBe(0)
    await expectUsable(lab)
  })
})

test.describe('background traffic', () => {
  /** Look-ups of 200 ms that keep the one worker busy most of the time, beside calls that take next to nothing. */
  const QUICK = {
    mode: 'open',
    arrivals: 'constant',
    demand: 1,
    ratePerSecond: 1000,
    serviceUs: 10,
    batch: 'auto',
    workers: 1,
    seconds: 1.2,
    backgroundRate: 4,
    backgroundUs: 200_000,
  } as const

  test('in its own pool leaves the foreground a lower p99 than in the same pool', async ({ lab }) => {
    await lab.open()
    const [shared = [], own = []] = await interleaved(
      lab,
      3,
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

  test('above capacity is warned of, keeps to the queue limit, and the run ends', async ({ lab }) => {
    await lab.open()
    const report = await lab.runToEnd({ ...QUICK, backgroundRate: 2000, queueLimit: 500 })
    expect(report.queue.max).toBeLessThanOrEqual(500)
    expect(report.classes.background?.counts.rejected).toBeGreaterThan(0)
    expect(checkOf(report, 'background')?.state).toBe('warn')
    expect(unaccountedIn(report)).toBe(0)
    await expectUsable(lab)
  })
})

test('Results that are not routed go to callers who did not ask for them, and every call ends all the same', async ({
  lab,
}) => {
  await lab.open()
  const report = await lab.runToEnd({
    mode: 'closed',
    routed: 'false',
    workers: 4,
    demand: 8,
    serviceUs: 200,
    callsPerCaller: 300,
    rounds: 1,
  })
  expect(report.counts).toMatchObject({ completed: 2400, failed: 0 })
  expect(report.routing?.taken).toBe(2400)
  expect(report.routing?.gotAnothers).toBeGreaterThan(0)
  expect(checkOf(report, 'checksum')?.state).toBe('ok')
  // Whoever takes which: all of them together waited as long.
  const own = report.latencyUs.call.mean ?? Number.NaN
  expect(Math.abs((report.routing?.waitUs.mean ?? Number.NaN) / own - 1)).toBeLessThan(0.02)
  expect(unaccountedIn(report)).toBe(0)
  await expect(lab.page.getByRole('region', { name: 'Results not routed' })).toContainText(
    /To another caller.*of 2,400 results/,
  )
})

test('Callers that await and callers that call back make the same calls', async ({ lab }) => {
  await lab.open()
  for (const callers of ['await', 'callback'] as const) {
    const report = await lab.runToEnd({ callers, workers: 2, demand: 4, callsPerCaller: 200, rounds: 2 })
    expect(report.counts).toMatchObject({ submitted: 1600, completed: 1600 })
    expect(report.rounds.map(({ calls }) => calls)).toEqual([800, 800])
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
  const report = await stopped(lab)
  expect(report.marks.map(({ label }) => label)).toEqual(['Workers started afresh'])
  const cold = report.rounds.findLast(({ isCold }) => isCold)
  const before = report.rounds.filter(({ round }) => round > 1 && round < (cold?.round ?? 0))
  // Its first calls waited until the new workers had started.
  expect(cold?.poolUs).toBeGreaterThan(middle(before.map(({ poolUs }) => poolUs)))
  expect(report.workers.length).toBeGreaterThan(2)
})
