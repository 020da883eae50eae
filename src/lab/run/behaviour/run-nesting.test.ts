import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../domain/settings/settings'
import { kernel } from '../../../workloads/compute/kernel'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

const SAFE: Partial<Settings> = { nesting: 3, demand: 2, workers: 5 }

describe('a run whose calls call back into their pool', () => {
  it.each(['comlink', 'message'] as const)(
    'does every chain, and counts every call of it: transport %s',
    async (transport) => {
      const run = new TestRun({ ...SAFE, transport })
      const report = await run.end()
      expect(imbalancesOf(run, report)).toEqual([])
      // 2 rounds of 2 × 20 chains of three calls.
      expect(report.counts).toMatchObject({ submitted: 240, completed: 240, failed: 0 })
      expect(report.latencyUs.call.count).toBe(80)
      expect(report.rounds.map(({ calls }) => calls)).toEqual([40, 40])
      expect(report.nesting).toMatchObject({ depth: 3, chains: 2, safeWorkers: 5, calls: 160, blocked: 0 })
      expect(report.nesting?.blockedMax).toBe(4)
      expect(report.nesting?.blockedMean).toBeGreaterThan(0)
      expect(report.deadlocks).toMatchObject({ count: 0, lastAt: null })
      expect(report.checks.find(({ id }) => id === 'deadlock')?.state).toBe('ok')
    },
  )

  it('lets only the innermost call hold the lock', async () => {
    const report = await new TestRun({ ...SAFE, lock: 'fair' }).end()
    expect(report.counts).toMatchObject({ completed: 240, failed: 0 })
    expect(report.lock?.acquisitions).toBe(80)
  })

  it('names a deadlock within 2 s, marks it, calls the oldest chain off, and goes on', async () => {
    const run = new TestRun({ nesting: 2, demand: 4, workers: 4, rounds: 0, callsPerCaller: 100_000 })
    await run.until(({ deadlocks }) => deadlocks.count > 0)
    expect(run.latest?.at).toBeLessThan(2000)
    expect(run.latest?.deadlocks).toMatchObject({ count: 1, blocked: 4, queued: 4 })
    expect(run.latest?.marks.map(({ label }) => label)).toEqual([
      'Deadlock: 4 calls in workers wait for 4 in the queue',
    ])
    const { completed = 0 } = run.latest?.counts ?? {}
    await run.until(({ counts }) => counts.completed > completed + 20)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.failed).toBe(0)
    expect(report.counts.cancelled).toBeGreaterThanOrEqual(2)
    expect(report.checks.find(({ id }) => id === 'deadlock')).toMatchObject({
      state: 'fail',
      reason: expect.stringContaining('4 chains of 2 calls at once need 5 workers; the pool has 4.'),
    })
  })

  it.each([2, 3, 4])(
    'locks up a few times, and then does chain after chain without another deadlock: depth %i, 4 callers, 4 workers',
    async (nesting) => {
      const run = new TestRun({ nesting, demand: 4, workers: 4, rounds: 0, callsPerCaller: 100_000 })
      const foreground = () => run.latest?.classes.foreground.counts.completed ?? 0
      await run.until(({ deadlocks }) => deadlocks.count > 0)
      await run.until(() => foreground() >= 20)
      const { count = 0 } = run.latest?.deadlocks ?? {}
      expect(count).toBeLessThanOrEqual(nesting)
      await run.until(() => foreground() >= 60)
      run.lab.stop()
      const report = await run.end()
      expect(imbalancesOf(run, report)).toEqual([])
      expect(report.deadlocks.count).toBe(count)
      // 4 places: 3 chains of two calls, or one of three or four.
      expect(report.nesting).toMatchObject({ letIn: nesting === 2 ? 3 : 1, blocked: 0, heldBack: 0 })
      expect(run.latest?.nesting?.heldBack).toBe(0)
      const held = run.snapshots.map((snapshot) => snapshot.nesting?.heldBack ?? 0)
      expect(Math.max(...held)).toBeGreaterThan(0)
    },
  )

  it('lets more chains in when workers are added', async () => {
    const run = new TestRun({ nesting: 3, demand: 4, workers: 4, rounds: 0, callsPerCaller: 100_000 })
    await run.until(({ nesting }) => (nesting?.heldBack ?? 0) > 0)
    await run.update({ workers: 9 })
    await run.until(({ nesting }) => nesting?.letIn === 4 && nesting.heldBack === 0)
    run.lab.stop()
    expect(imbalancesOf(run, await run.end())).toEqual([])
  })

  it('does most chains of a burst whose calls all wait before those that are made from inside', async () => {
    const run = new TestRun({
      mode: 'burst',
      nesting: 2,
      demand: 1,
      callsPerCaller: 200,
      workers: 4,
      rounds: 1,
    })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.deadlocks.count).toBeGreaterThan(0)
    const { completed, cancelled } = report.classes.foreground.counts
    expect(completed + cancelled).toBe(200)
    expect(completed).toBeGreaterThan(100)
  })

  it('calls off one chain after another when the pool can hold none', async () => {
    const run = new TestRun({ nesting: 4, demand: 1, workers: 2, callsPerCaller: 3, rounds: 1 })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.deadlocks.count).toBe(3)
    expect(report.counts).toMatchObject({ submitted: 9, completed: 0, failed: 0, cancelled: 9 })
    expect(run.latest?.nesting?.blocked).toBe(0)
  })

  it('survives a worker that dies while its call waits for another', async () => {
    const host = new TestHost()
    let calls = 0
    const dying = (x: number, steps: number) => {
      calls += 1
      // Another worker than the one that runs this: its call waits for this one, or for one like it.
      if (calls === 20) for (const worker of host.workers.slice(0, 2)) worker.die('out of memory')
      return kernel(x, steps)
    }
    const api = { kernel: dying, ping: () => undefined }
    const run = new TestRun({ nesting: 2, demand: 2, workers: 3 }, Object.assign(host, { api }))
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.failed).toBeGreaterThan(0)
    expect(report.counts.completed).toBeGreaterThan(100)
    expect(run.latest?.nesting?.blocked).toBe(0)
    expect(report.deadlocks.count).toBe(0)
  })

  it('that is stopped in the middle of a chain ends, and cancels the rest of it', async () => {
    const forever = () => new Promise<never>(() => undefined)
    const api = { kernel: forever, ping: () => undefined }
    const run = new TestRun(
      { nesting: 2, demand: 3, workers: 4, rounds: 0 },
      Object.assign(new TestHost(), { api }),
    )
    await run.until(({ nesting, counts }) => nesting?.blocked === 3 && counts.queued === 2)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 6, completed: 0, failed: 0, cancelled: 6 })
  })
})

it('Without nesting a run has no figures of it.', async () => {
  const report = await new TestRun().end()
  expect([report.nesting, report.deadlocks.count]).toEqual([null, 0])
})
