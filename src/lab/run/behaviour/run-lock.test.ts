import { describe, expect, it } from 'vitest'
import { kernel } from '../../../workloads/compute/kernel'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

describe.each(['fair', 'barging'] as const)('a run with a %s lock', (lock) => {
  it('has each call acquire it once, and shows what that took', async () => {
    const run = new TestRun({ lock })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ completed: 120, failed: 0 })
    expect(report.lock).toMatchObject({ kind: lock, acquisitions: 120, deadHolders: 0 })
    expect(report.lock?.meanHoldUs).toBeGreaterThan(9)
    expect(report.lock?.heldShare).toBeLessThan(1)
    expect(report.latencyUs.lockWait.count).toBe(120)
    expect(report.checks.find(({ id }) => id === 'lock')?.state).toBe('ok')
    expect(run.latest?.lock?.acquisitions).toBe(120)
  })

  it('keeps it when the service time changes', async () => {
    const run = new TestRun({ lock, rounds: 0, callsPerCaller: 100_000 })
    await run.until(({ counts }) => counts.completed > 20)
    await run.update({ serviceUs: 200 })
    await run.until(({ counts, settings }) => settings.serviceUs === 200 && counts.completed > 100)
    run.lab.stop()
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.lock?.acquisitions).toBe(report.counts.completed)
    expect(report.counts.failed).toBe(0)
  })

  it('takes it from a worker that dies holding it, counts the lost call, and goes on', async () => {
    const host = new TestHost()
    let calls = 0
    const dying = (x: number, steps: number) => {
      calls += 1
      if (calls === 30) host.workers[0]?.die('out of memory')
      return kernel(x, steps)
    }
    const run = new TestRun(
      { lock, workers: 1 },
      Object.assign(host, { api: { kernel: dying, ping: () => undefined } }),
    )
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 120, completed: 119, failed: 1 })
    expect(report.lock).toMatchObject({ acquisitions: 119, deadHolders: 1 })
    expect(run.latest?.failure).toContain('out of memory')
  })
})

it('A run whose workers cannot share memory ends at once with an error that names the lock, and the lab runs the next.', async () => {
  const run = new TestRun({ lock: 'fair' }, Object.assign(new TestHost(), { crossOriginIsolated: false }))
  await expect(run.end()).rejects.toThrow(/^lock: /)
  expect(run.latest?.phase).toEqual({ kind: 'failed', message: expect.stringMatching(/^lock: /) })
  expect(run.host.workers).toEqual([])
  const next = new TestRun({ lock: 'none' }, run.host)
  expect((await next.end()).lock).toBeNull()
})
