import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PageState } from '../../../domain/figures/interruption'
import { instant } from '../../../domain/time'
import { applyJump, jumpOf } from '../../../workloads/compute/lcg'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'
import { RunClock } from '../run-clock'

tellSimulatedTime()
afterEach(() => void vi.restoreAllMocks())

const ENDLESS = { rounds: 0, callsPerCaller: 100_000 } as const
const OPEN = { ...ENDLESS, mode: 'open', arrivals: 'constant', demand: 1, ratePerSecond: 1000 } as const

/** Tells the lab what the browser does with the page, so long ago. */
const tell = ({ lab, host }: TestRun, state: PageState, msAgo = 0) => {
  const { clock } = host
  lab.pageChanged({ state, at: instant(clock.present - msAgo), timeOrigin: clock.timeOrigin })
}

const completedBy = (run: TestRun) => run.latest?.counts.completed ?? 0
/** Lets the run complete so many calls more. */
const completeMore = async (run: TestRun, calls: number) => {
  const goal = completedBy(run) + calls
  await run.until(({ counts }) => counts.completed >= goal)
}
const stop = async (run: TestRun) => {
  run.lab.stop()
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  return report
}
const checkOf = ({ checks }: Awaited<TestRun['report']>, id: string) =>
  checks.find((check) => check.id === id)

describe('a page that is hidden during a run', () => {
  it('keeps it going, leaves out and counts the calls that it touched, and warns', async () => {
    const run = new TestRun(ENDLESS)
    await completeMore(run, 50)
    expect(run.latest).toMatchObject({ excluded: 0, interruptions: [] })
    tell(run, 'hidden')
    await completeMore(run, 50)
    const { excluded = 0, interruptions = [], at, live } = run.latest ?? {}
    expect(excluded).toBeGreaterThan(40)
    expect(interruptions).toEqual([{ kind: 'hidden', from: expect.any(Number), to: at }])
    expect(live?.completedPerSecond).toBeGreaterThan(0)
    // It came back almost two seconds ago: what is made from soon on counts.
    tell(run, 'visible', 1990)
    await completeMore(run, 300)
    const report = await stop(run)
    expect(report.excluded.byKind).toEqual({
      hidden: report.excluded.total,
      frozen: 0,
      'long-task': 0,
      stall: 0,
      sleep: 0,
    })
    expect(report.latencyUs.call.count).toBeGreaterThan(200)
    expect(report.timeline.excluded.reduce((sum, count) => sum + count, 0)).toBe(report.excluded.total)
    expect(checkOf(report, 'hidden')).toMatchObject({ state: 'warn', value: report.excluded.total, limit: 0 })
    expect(report.checks.filter(({ state }) => state !== 'ok').map(({ id }) => id)).toEqual(['hidden'])
  })

  it('before the run began leaves out all of its calls', async () => {
    const run = new TestRun()
    tell(run, 'hidden')
    const report = await run.end()
    expect(report.excluded).toMatchObject({ total: 120, byKind: { hidden: 120 } })
    expect(report.counts.completed).toBe(120)
    expect(report.latencyUs.call).toMatchObject({ mean: null, count: 0 })
    expect([report.slowdown.ratio, report.rounds]).toEqual([null, []])
  })
})

describe('a frozen page', () => {
  it('does not replay what came due meanwhile, and counts it', async () => {
    const run = new TestRun(OPEN)
    await completeMore(run, 100)
    tell(run, 'frozen')
    run.host.clock.advance(60_000)
    await run.host.until(() => run.latest !== undefined && run.latest.at > 60_000)
    tell(run, 'visible', 1990)
    await completeMore(run, 200)
    const report = await stop(run)
    expect(report.skippedArrivals).toBeGreaterThan(59_000)
    expect(report.counts.submitted).toBeLessThan(2000)
    expect(checkOf(report, 'hidden')).toMatchObject({
      state: 'warn',
      reason: expect.stringMatching(/were not made up for/),
    })
    expect(report.latencyUs.call.max).toBeLessThan(1_000_000)
  })
})

describe('a machine that sleeps', () => {
  it('while its clock stands still is found by the wall clock', async () => {
    const run = new TestRun(ENDLESS)
    await completeMore(run, 50)
    run.host.wallAheadMs += 3_600_000
    await completeMore(run, 50)
    const report = await stop(run)
    expect(report.excluded.byKind.sleep).toBeGreaterThan(0)
    expect(report.excluded.byKind.sleep).toBeLessThan(report.counts.completed - 20)
    expect(checkOf(report, 'sleep')?.state).toBe('warn')
    expect(report.interruptions.map(({ kind }) => kind)).toEqual(['sleep'])
  })

  it('while its clock goes on does not make up for the hours', async () => {
    const run = new TestRun(OPEN)
    await completeMore(run, 100)
    run.host.clock.advance(3_600_000)
    await completeMore(run, 100)
    const report = await stop(run)
    expect(report.skippedArrivals / 3_600_000).toBeCloseTo(1, 2)
    expect(report.counts.submitted).toBeLessThan(2000)
    expect(checkOf(report, 'sleep')?.state).toBe('warn')
  })
})

describe('a thread that is held up', () => {
  it('for 200 ms at a time in open demand shows in p99: no call is left out, and none is spared its wait', async () => {
    const run = new TestRun(OPEN)
    await completeMore(run, 400)
    for (let stall = 0; stall < 3; stall += 1) {
      run.host.clock.advance(200)
      await completeMore(run, 600)
    }
    const report = await stop(run)
    expect(report.excluded.total).toBe(0)
    expect(report.skippedArrivals).toBe(0)
    expect(report.latencyUs.call.count).toBeGreaterThan(2000)
    expect(report.latencyUs.call.p99).toBeGreaterThan(150_000)
    expect(report.latencyUs.call.p50).toBeLessThan(100_000)
  })

  it('for longer than three heartbeats leaves out what was under way, and makes up for what came due', async () => {
    const run = new TestRun(OPEN)
    await completeMore(run, 400)
    run.host.clock.advance(2000)
    await completeMore(run, 2500)
    const report = await stop(run)
    expect(report.excluded.byKind.stall).toBe(report.excluded.total)
    expect(report.skippedArrivals).toBe(0)
    expect(report.latencyUs.call.p99).toBeGreaterThan(1_500_000)
    expect(report.interruptions.map(({ kind }) => kind)).toEqual(['stall'])
  })

  it('by a long task leaves out the calls under way, and warns', async () => {
    const run = new TestRun({ ...ENDLESS, demand: 8 })
    await completeMore(run, 50)
    const from = instant(run.host.clock.present)
    run.host.clock.advance(80)
    run.host.longTasks.push({ from, to: instant(run.host.clock.present) })
    await completeMore(run, 50)
    const report = await stop(run)
    expect(report.excluded.byKind['long-task']).toBeGreaterThan(0)
    expect(report.excluded.byKind['long-task']).toBeLessThanOrEqual(8)
    expect(checkOf(report, 'stalls')?.state).toBe('warn')
  })

  it('by the lab’s own measuring between rounds is not', async () => {
    const host = new TestHost()
    // Workers have threads of their own: what they do does not hold this one up.
    host.api = { ...host.api, kernel: (x: number, steps: number) => applyJump(x, jumpOf(steps)) }
    const halted = vi.spyOn(RunClock.prototype, 'haltedFor')
    const report = await new TestRun({ serviceUs: 60_000, callsPerCaller: 1300 }, host).end()
    expect(halted).toHaveBeenCalled()
    halted.mockRestore()
    expect(report.interruptions).toEqual([])
  })
})
