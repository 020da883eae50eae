import { describe, expect, it } from 'vitest'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

const forever = () => new Promise<never>(() => undefined)

describe.each([
  ['comlink', 1],
  ['comlink', 16],
  ['comlink', 'auto'],
  ['message', 1],
  ['message', 16],
  ['message', 'auto'],
] as const)('a run over the transport %s with batch %s', (transport, batch) => {
  it('does every call, in closed demand and in bursts', async () => {
    for (const mode of ['closed', 'burst'] as const) {
      const run = new TestRun({ transport, batch, mode, demand: 12 })
      const report = await run.end()
      expect(imbalancesOf(run, report)).toEqual([])
      expect(report.counts).toMatchObject({ submitted: 480, completed: 480 })
      expect(report.settings).toMatchObject({ transport, batch })
    }
  })
})

describe('a run whose callers wait for room', () => {
  const FULL = { mode: 'burst', overflow: 'wait', queueLimit: 5, workers: 1, demand: 3 } as const

  it('rejects nothing, and holds no more calls in its queue than the limit', async () => {
    const run = new TestRun({ ...FULL, callsPerCaller: 200, serviceUs: 1000, rounds: 1 })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 600, completed: 600, rejected: 0 })
    expect(report.queue.max).toBe(5)
    expect(run.snapshots.some(({ counts }) => counts.blocked > 0)).toBe(true)
    expect(run.snapshots.every(({ counts }) => counts.queued <= 5)).toBe(true)
  })

  it('has the time at the gate in its queue wait', async () => {
    const run = new TestRun({ ...FULL, queueLimit: 1, callsPerCaller: 20, serviceUs: 1000, rounds: 1 })
    const { latencyUs } = await run.end()
    // Of 60 calls of a millisecond, one after another, half wait longer than half of the time for all.
    expect(latencyUs.queueWait.p50).toBeGreaterThan(25_000)
  })

  it('ends when it is stopped, and cancels the calls at the gate', async () => {
    const run = new TestRun(
      { ...FULL, rounds: 0 },
      Object.assign(new TestHost(), { api: { kernel: forever } }),
    )
    await run.until(({ counts }) => counts.blocked > 0 && counts.inFlight === 1)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 60, completed: 0, cancelled: 60 })
  })

  it('lets them in when the limit is raised while it goes on', async () => {
    const run = new TestRun(
      { ...FULL, rounds: 0 },
      Object.assign(new TestHost(), { api: { kernel: forever } }),
    )
    await run.until(({ counts }) => counts.blocked === 54)
    await run.update({ queueLimit: 30 })
    await run.until(({ counts }) => counts.queued === 30 && counts.blocked === 29)
    run.lab.stop()
    expect(imbalancesOf(run, await run.end())).toEqual([])
  })
})

describe('a run with a time limit', () => {
  it('counts calls that take longer as timed out, replaces their workers, and ends', async () => {
    const host = Object.assign(new TestHost(), { api: { kernel: forever } })
    const run = new TestRun({ timeoutMs: 100, callsPerCaller: 2, rounds: 1 }, host)
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 6, completed: 0, timedOut: 6, failed: 0 })
    expect(report.workers.reduce((sum, { replaced }) => sum + replaced, 0)).toBeGreaterThan(0)
    expect(report.slowdown.ratio).toBeNull()
  })

  it('leaves calls alone that are quicker', async () => {
    const run = new TestRun({ timeoutMs: 60_000, batch: 'auto' })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ completed: 120, timedOut: 0 })
  })

  it('may be given one while it goes on: calls from then on have it', async () => {
    const host = Object.assign(new TestHost(), { api: { kernel: forever } })
    const run = new TestRun({ mode: 'open', ratePerSecond: 500, rounds: 0, workers: 1 }, host)
    await run.until(({ counts }) => counts.queued > 5)
    const before = run.latest?.counts.submitted ?? 0
    await run.update({ timeoutMs: 50 })
    await run.until(({ counts }) => counts.timedOut > 5)
    expect(run.latest?.counts.queued).toBeGreaterThanOrEqual(before - 1)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.marks.map(({ label }) => label)).toEqual(['Time limit 0 → 50'])
  })
})

it('A change of batch reaches a run that goes on, marks it, and loses no call.', async () => {
  const run = new TestRun({ rounds: 0, demand: 40, callsPerCaller: 100_000 })
  for (const batch of ['auto', 1, 16] as const) {
    const { completed = 0 } = run.latest?.counts ?? {}
    await run.until(({ counts }) => counts.completed > completed + 50)
    await run.update({ batch })
    await run.until(({ settings }) => settings.batch === batch)
  }
  run.lab.stop()
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  expect(report.counts.failed).toBe(0)
  expect(report.marks.at(-1)?.label).toMatch(/^Batch .+ → 16$/)
})
