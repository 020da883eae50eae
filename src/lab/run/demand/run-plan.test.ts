import { afterEach, describe, expect, it, vi } from 'vitest'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()
afterEach(() => vi.restoreAllMocks())

const OPEN = {
  mode: 'open',
  arrivals: 'constant',
  ratePerSecond: 50,
  demand: 1,
  rounds: 0,
  callsPerCaller: 10_000,
} as const

describe('a run with a plan of demand', () => {
  it('multiplies open demand as the plan says, marks each step, and ends with it', async () => {
    const run = new TestRun({ ...OPEN, plan: '1x1s,4x1s,1x500ms' })
    const report = await run.end()
    expect(report.endedBy).toBe('plan')
    expect(report.marks.map(({ label }) => label)).toEqual(['Plan: demand × 4', 'Plan: demand × 1'])
    expect(report.segments.map(({ settings }) => settings.demand)).toEqual([1, 4, 1])
    const made = report.segments.map(({ submitted }) => submitted)
    // 50 a second for 1 s, 200 a second for 1 s, 50 a second for half of one; a call more or less at each edge.
    for (const [index, expected] of [50, 200, 25].entries())
      expect(Math.abs((made[index] ?? 0) - expected), `part ${index + 1}`).toBeLessThanOrEqual(expected * 0.1)
    expect(report.settings.demand).toBe(1)
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('has a ramp of closed demand climb by whole callers', async () => {
    const run = new TestRun({ demand: 2, callsPerCaller: 10_000, rounds: 0, plan: '1-4x1s,0x300ms,1x200ms' })
    const report = await run.end()
    const demands = [...new Set(run.snapshots.map(({ settings }) => settings.demand))]
    expect(demands.every(Number.isInteger)).toBe(true)
    expect(Math.max(...demands)).toBeGreaterThanOrEqual(6)
    expect(demands).toContain(0)
    expect(report.segments.at(-1)?.submitted).toBeGreaterThan(0)
    expect(imbalancesOf(run, report)).toEqual([])
  })

  it('holds where its last part has no length, and multiplies demand that is moved meanwhile', async () => {
    const run = new TestRun({ ...OPEN, plan: '1x200ms,3x' })
    await run.until(({ settings }) => settings.demand === 3)
    await run.update({ ...OPEN, plan: '1x200ms,3x', demand: 2 })
    await run.until(({ settings }) => settings.demand === 6)
    expect(run.latest?.progress.fraction).toBeNull()
    run.lab.stop()
    expect((await run.end()).endedBy).toBe('stopped')
  })

  it('begins a plan anew that is changed meanwhile, and is back at its demand when it is taken away', async () => {
    const run = new TestRun({ ...OPEN, plan: '2x60s' })
    await run.until(({ settings }) => settings.demand === 2)
    await run.update({ ...OPEN, plan: '5x60s' })
    await run.until(({ settings }) => settings.demand === 5)
    await run.update({ ...OPEN, plan: '' })
    await run.until(({ settings }) => settings.demand === 1)
    run.lab.stop()
    await run.end()
  })

  it('never multiplies beyond 256', async () => {
    const run = new TestRun({ ...OPEN, ratePerSecond: 1, demand: 200, plan: '256x300ms' })
    const report = await run.end()
    expect(report.segments.at(-1)?.settings.demand).toBe(256)
  })
})
