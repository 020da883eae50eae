import { expect, it } from 'vitest'
import type { Reading } from '../../../domain/figures/reading'
import type { Settings } from '../../../domain/settings/settings'
import { kernel } from '../../../workloads/compute/kernel'
import { TestHost } from '../../testing/test-host'
import { imbalancesOf, TestRun } from '../../testing/test-run'
import { tellSimulatedTime } from '../../testing/test-time'

tellSimulatedTime()

/** A run whose calls take a second of simulated time in a worker, and none of a core. */
const slowRun = (wanted: Partial<Settings>) => {
  const host = new TestHost()
  const wait = (ms: number) => new Promise<void>((resolve) => void host.after(ms, resolve))
  host.api = {
    ...host.api,
    kernel: async (seed: number, iterations: number) => {
      await wait(1000)
      return kernel(seed, iterations)
    },
  }
  return new TestRun({ rounds: 0, ...wanted }, host)
}

it('Calls that come back after the end count nowhere, and the time after it neither: two workers whose calls take 1 s serve two calls in 1.5 s, and are held all the time.', async () => {
  const run = slowRun({ workers: 2, demand: 2, seconds: 1.5 })
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  expect(report.counts).toMatchObject({ submitted: 4, completed: 2, cancelled: 2 })
  expect(report.cutOff).toEqual({ waiting: 0, inFlight: 2 })
  expect(report.classes.foreground.counts).toMatchObject({ completed: 2, cutOff: 2, unfinished: 0 })
  expect(report.throughputPerSecond).toBeCloseTo(2000 / report.durationMs, 9)
  for (const { calls, held } of report.workers) {
    expect(calls).toBe(1)
    // But for the turns of the event loop between two calls.
    expect(held).toBeGreaterThan(0.99)
  }
  for (const share of report.timeline.held) expect(share).toBeGreaterThan(0.98)
})

it('A queue that is full when demand ends shows no drain: charts, queue and rates stay as they were, and what was cancelled is told.', async () => {
  const run = slowRun({ workers: 1, mode: 'burst', demand: 1, callsPerCaller: 50, seconds: 3.3 })
  const report = await run.end()
  expect(imbalancesOf(run, report)).toEqual([])
  expect(report.cutOff).toEqual({ waiting: 46, inFlight: 1 })
  const { queueMean, queueMax, t } = report.timeline
  expect(queueMean.at(-1)).toBe(46)
  expect(queueMax.at(-1)).toBe(46)
  expect(t.at(-1)).toBe(report.durationMs)
  const last = run.latest
  expect(last?.phase.kind).toBe('finished')
  expect(last?.queue.length).toBe(46)
  expect(last?.queue.oldestMs).toBeCloseTo(report.durationMs, 0)
  expect(last?.cutOff).toEqual(report.cutOff)
  expect(last?.timeline.at(-1)).toMatchObject({ t: report.durationMs, queueMean: 46 })
})

it('Once demand has ended, the live figures are those of the report: of the same calls and the same stretch, never longer than the run.', async () => {
  const run = new TestRun({ rounds: 0, seconds: 1.2, demand: 8, workers: 3 })
  const report = await run.end()
  const last = run.latest
  if (!last) throw new Error('a run publishes')
  expect(last.at).toBe(report.durationMs)
  expect(last.live.window).toBe(report.durationMs)
  expect(last.live.completedPerSecond).toBe(report.throughputPerSecond)
  const shown = (reading: Reading) => (reading.kind === 'value' ? reading.value : null)
  expect(shown(last.live.slowdown)).toBe(report.slowdown.ratio)
  expect(shown(last.live.stages.call.mean)).toBe(report.latencyUs.call.mean)
  expect(shown(last.live.stages.call.p50)).toBe(report.latencyUs.call.p50)
  expect(last.classes.foreground.counts).toEqual(report.classes.foreground.counts)
  expect(last.counts).toEqual(report.counts)
  for (const { at, live } of run.snapshots) expect(live.window).toBeLessThanOrEqual(at)
})
