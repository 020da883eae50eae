import { describe, expect, it } from 'vitest'
import type { Settings } from '../../domain/settings/settings'
import { cpu } from '../../workloads/compute/test-cpu'
import { startSkewedWorker } from '../testing/test-doctored-worker'
import { TestHost } from '../testing/test-host'
import { imbalancesOf, TestRun } from '../testing/test-run'
import { tellSimulatedTime } from '../testing/test-time'

tellSimulatedTime()

/** A run whose second worker's clock is ahead by so much at each moment; the others' are right. */
const skewed = (skewAt: (at: number) => number, wanted: Partial<Settings> = {}) => {
  const host = new TestHost()
  host.startWorker = () => startSkewedWorker(host.api, host.workers.length === 1 ? skewAt : () => 0)
  return new TestRun({ transport: 'message', ...wanted }, host)
}

const statesOf = (checks: readonly { readonly id: string; readonly state: string }[]) =>
  Object.fromEntries(checks.map(({ id, state }) => [id, state]))

describe('a worker’s clock', () => {
  it('that is where its time origin says passes, and the hops are told apart', async () => {
    const run = skewed(() => 0)
    const report = await run.end()
    expect(statesOf(report.checks)).toMatchObject({ clock: 'ok', drift: 'ok', order: 'ok' })
    expect(report.latencyUs.forward.mean).not.toBeNull()
    expect(report.latencyUs.return.mean).not.toBeNull()
  })

  it('that is off by less than pings can tell passes', async () => {
    const report = await skewed(() => 0.004).end()
    expect(statesOf(report.checks)).toMatchObject({ clock: 'ok', drift: 'ok', order: 'ok' })
    const { value = 0, limit = 0 } = report.checks.find(({ id }) => id === 'clock') ?? {}
    expect(value).toBeGreaterThan(0)
    expect(value).toBeLessThanOrEqual(limit)
  })

  it.each([5, -5])(
    'that is off by %d ms fails its check, is moved to where pings found it, and the hops are told together only',
    async (skewMs) => {
      const run = skewed(() => skewMs)
      await run.until(({ counts }) => counts.completed > 20)
      const report = await run.end()
      expect(statesOf(report.checks)).toMatchObject({ clock: 'fail', drift: 'ok', order: 'ok', stages: 'ok' })
      const { value = 0, reason = '' } = report.checks.find(({ id }) => id === 'clock') ?? {}
      expect(value).toBeGreaterThan(4000)
      expect(value).toBeLessThan(6000)
      expect(reason).toContain('1 of 2 workers')
      const { forward, return: back, hops, dispatch } = report.latencyUs
      expect([forward.mean, forward.p50, back.mean, back.p50]).toEqual([null, null, null, null])
      expect(hops.mean).not.toBeNull()
      // Were the worker's instants not moved, half of the calls would be 5 ms off.
      expect(dispatch.mean).toBeGreaterThan(0)
      expect(dispatch.mean).toBeLessThan(report.latencyUs.call.mean ?? 0)
      const live = run.latest?.live.stages
      expect([live?.forward.p50.kind, live?.return.mean.kind, live?.hops.mean.kind]).toEqual([
        'none',
        'none',
        'value',
      ])
      expect(imbalancesOf(run, report)).toEqual([])
    },
  )

  it('that gains 20 ms a second is found when it is measured again, and the hops are told together only', async () => {
    const begun = cpu.clock.present
    const run = skewed((at) => (at - begun) * 0.02, { rounds: 0, seconds: 1 })
    const report = await run.end()
    expect(statesOf(report.checks)).toMatchObject({ drift: 'fail' })
    expect(report.checks.find(({ id }) => id === 'drift')?.reason).toMatch(
      /1 of 2 workers did not keep pace, the worst by (1\d|2\d),?\d* ?/,
    )
    expect(report.latencyUs.forward.p50).toBeNull()
    expect(report.latencyUs.hops.mean).not.toBeNull()
  })

  it('has its step measured in the worker, and the report tells both steps', async () => {
    const report = await skewed(() => 0).end()
    expect(report.environment).toMatchObject({ clockResolutionUs: 5, workerClockResolutionUs: 5 })
  })

  it('with a coarser step than the caller’s lets nothing under two of its steps be printed', async () => {
    const host = new TestHost()
    host.api = { ...host.api, clockStep: () => 100_000 }
    const report = await new TestRun({ callsPerCaller: 200 }, host).end()
    expect(report.environment).toMatchObject({ clockResolutionUs: 5, workerClockResolutionUs: 100_000 })
    expect(report.latencyUs.call.count).toBe(1200)
    expect([report.latencyUs.call.p50, report.latencyUs.service.p50]).toEqual([null, null])
    expect(report.latencyUs.call.mean).not.toBeNull()
  })

  it('is not measured again when no worker is left to ask', async () => {
    const run = new TestRun({ rounds: 0 })
    await run.until(({ counts }) => counts.completed > 20)
    run.host.startWorker = () => {
      throw new Error('no more')
    }
    run.lab.stop()
    for (const worker of [...run.host.workers]) worker.die('out of memory')
    const report = await run.end()
    expect(statesOf(report.checks)).toMatchObject({ clock: 'ok', drift: 'warn' })
    expect(imbalancesOf(run, report)).toEqual([])
  })
})
