import { describe, expect, it } from 'vitest'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

/** Runs until it is stopped. */
const ENDLESS = { rounds: 0, callsPerCaller: 100_000 } as const

describe('a change of settings while a run goes on', () => {
  it('to more workers starts them, marks the change and begins a segment', async () => {
    const run = new TestRun({ ...ENDLESS, workers: 1 })
    await run.until(({ counts }) => counts.completed > 10)
    await run.update({ workers: 3 })
    await run.until(({ workers }) => workers.ready === 3)
    expect(run.latest?.workers).toMatchObject({ asked: 3, starting: 0 })
    await run.until(({ workers }) => workers.answering === 3)
    run.lab.stop()
    const report = await run.end()
    expect(report.marks.map(({ label }) => label)).toEqual(['Workers 1 → 3'])
    expect(report.segments.map(({ settings }) => settings.workers)).toEqual([1, 3])
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('to fewer workers lets them go, and loses no call', async () => {
    const run = new TestRun({ ...ENDLESS, workers: 4, demand: 8 })
    await run.until(({ counts }) => counts.completed > 10)
    await run.update({ workers: 1 })
    await run.until(({ workers }) => workers.ready === 1 && workers.retiring === 0)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ failed: 0, rejected: 0 })
  })

  it('of the window lets each worker hold more calls at once', async () => {
    const run = new TestRun({ ...ENDLESS, workers: 1, demand: 6 })
    await run.until(({ counts }) => counts.completed > 10)
    expect(run.snapshots.every(({ counts }) => counts.inFlight <= 1)).toBe(true)
    await run.update({ inFlight: 3 })
    await run.until(({ counts }) => counts.inFlight === 3)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('of the mode goes over from one demand to the next, and every call of the old one ends too', async () => {
    const run = new TestRun({ ...ENDLESS, ratePerSecond: 500 })
    for (const mode of ['open', 'burst', 'closed', 'open'] as const) {
      const before = run.latest?.counts.completed ?? 0
      await run.until(({ counts }) => counts.completed > before + 50)
      await run.update({ mode, callsPerCaller: 200 })
    }
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.settings.mode).toBe('open')
  })

  it('of the service time derives the baseline of the new one, and judges each call by its own', async () => {
    const run = new TestRun({ ...ENDLESS, serviceUs: 50 })
    await run.until(({ counts }) => counts.completed > 50)
    await run.update({ serviceUs: 500 })
    await run.until(({ counts, settings }) => settings.serviceUs === 500 && counts.completed > 200)
    run.lab.stop()
    const report = await run.end()
    expect(report.segments.map(({ baseline }) => baseline.source)).toEqual(['measured', 'derived'])
    const [first, second] = report.segments.map(({ baseline }) => baseline.syncUs)
    expect(first).toBeCloseTo(50, 0)
    expect(second).toBeCloseTo(500, 0)
    expect(report.counts.failed).toBe(0)
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('of the rounds ends the run when as many have been', async () => {
    const run = new TestRun({ rounds: 0 })
    await run.until(({ rounds }) => rounds.length >= 2)
    await run.update({ rounds: 1 })
    expect((await run.end()).endedBy).toBe('rounds')
  })

  it.each([
    ['callerThread', { callerThread: 'page' }],
    ['seed', { seed: 7 }],
  ] as const)('is refused by name when only a next run can follow it: %s', async (key, changed) => {
    const run = new TestRun(ENDLESS)
    await run.until(({ counts }) => counts.completed > 0)
    await expect(run.update({ ...changed, workers: 9 })).rejects.toThrow(RangeError)
    await expect(run.update(changed)).rejects.toThrow(new RegExp(`^${key} cannot change during a run`))
    expect(run.latest?.settings).toEqual(run.settings)
    run.lab.stop()
    await run.end()
  })

  it('that changes nothing leaves no mark', async () => {
    const run = new TestRun(ENDLESS)
    await run.until(({ counts }) => counts.completed > 0)
    await run.update({})
    run.lab.stop()
    expect(await run.end()).toMatchObject({ marks: [], segments: [expect.anything()] })
  })

  it('made while it calibrates takes effect when it begins', async () => {
    const run = new TestRun(ENDLESS)
    const updated = run.lab.update({ ...run.settings, demand: 9 })
    await run.host.settled(updated)
    await run.until(({ settings, counts }) => settings.demand === 9 && counts.completed > 0)
    run.lab.stop()
    expect((await run.end()).settings.demand).toBe(9)
  })
})

describe('a cold start while a run goes on', () => {
  it('replaces every worker, marks it, and begins a round that is marked as cold', async () => {
    const run = new TestRun({ rounds: 0 })
    await run.until(({ rounds }) => rounds.length >= 3)
    const { rounds: before = [] } = run.latest ?? {}
    run.lab.startCold()
    await run.until(({ rounds, workers }) => rounds.length > before.length + 2 && workers.ready === 2)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ failed: 0, cancelled: expect.any(Number) })
    expect(report.marks.map(({ label }) => label)).toEqual(['Workers started afresh'])
    const cold = report.rounds.flatMap(({ isCold }, n) => (isCold ? [n] : []))
    // Rounds may have ended since the last snapshot.
    expect(cold).toEqual([0, expect.any(Number)])
    expect(cold[1]).toBeGreaterThanOrEqual(before.length)
    expect(run.host.workers).toHaveLength(4)
  })

  it('does nothing before it began, nor after it ended', async () => {
    const run = new TestRun()
    run.lab.startCold()
    const report = await run.end()
    run.lab.startCold()
    expect([report.marks, report.rounds.map(({ isCold }) => isCold)]).toEqual([[], [true, false]])
  })
})
