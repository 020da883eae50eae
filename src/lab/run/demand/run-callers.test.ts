import { describe, expect, it } from 'vitest'
import { kernel } from '../../../workloads/compute/kernel'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

describe('a run whose results are not routed', () => {
  /** Every third call lets others overtake it. */
  const overtaken = async (x: number, steps: number) => {
    for (let turn = 0; turn < 3 && x % 3 === 0; turn += 1) await new TestHost().waiting.turn()
    return kernel(x, steps)
  }
  const host = () => Object.assign(new TestHost(), { api: { kernel: overtaken, ping: () => undefined } })

  it('gives callers the results of others, each of them right for the call that it is of', async () => {
    const run = new TestRun({ results: 'any' }, host())
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 120, completed: 120, failed: 0 })
    expect(report.routing).toMatchObject({ taken: 120 })
    expect(report.routing?.gotAnothers).toBeGreaterThan(0)
    expect(report.routing?.gotAnothers).toBeLessThanOrEqual(120)
    // Whoever takes which: together they waited as long.
    expect(report.routing?.waitUs.mean).toBeCloseTo(report.latencyUs.call.mean ?? Number.NaN, 3)
  })

  it('finds wrong results all the same', async () => {
    const wrong = Object.assign(new TestHost(), { api: { kernel: () => 0, ping: () => undefined } })
    const report = await new TestRun({ results: 'any' }, wrong).end()
    expect(report.counts).toMatchObject({ completed: 0, failed: 120 })
    expect(report.checks.find(({ id }) => id === 'checksum')?.state).toBe('fail')
  })

  it('goes on when calls are rejected', async () => {
    const run = new TestRun({ results: 'any', mode: 'burst', queueLimit: 4, overflow: 'drop-oldest' }, host())
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.rejected).toBeGreaterThan(0)
    expect(report.routing?.taken).toBe(120)
  })

  it('has no such figures when they are routed', async () => {
    expect((await new TestRun({}, host()).end()).routing).toBeNull()
  })
})

describe.each(['await', 'callback'] as const)('a run of callers that %s', (callerStyle) => {
  it('makes the same calls in the same rounds', async () => {
    const run = new TestRun({ callerStyle })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts).toMatchObject({ submitted: 120, completed: 120 })
    expect(report.rounds.map(({ calls }) => calls)).toEqual([60, 60])
    expect(report.queue.max).toBeLessThanOrEqual(3)
  })

  it('lets replies through when its calls are rejected', async () => {
    const run = new TestRun({ callerStyle, demand: 8, queueLimit: 1, overflow: 'reject' })
    const report = await run.end()
    expect(imbalancesOf(run, report)).toEqual([])
    expect(report.counts.rejected).toBeGreaterThan(0)
    expect(report.counts.completed).toBeGreaterThan(0)
  })
})
