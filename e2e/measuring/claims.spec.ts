import { expect, test } from '../support/lab-page'
import { gains, middle } from '../support/live-windows'

test.use({ staysLoaded: true })

// The relations that the claims rest on, in runs of a few seconds; that of the lock stands in lock.spec.ts, that of the pool
// of its own in page/runs/background.spec.ts, what the panel does in page/panels/claims-panel.spec.ts.

test('More callers of the same workers wait longer, in proportion (claim 1)', async ({ lab }) => {
  await lab.open()
  await lab.startRun({ mode: 'closed', workers: 2, serviceUs: 100, callsPerCaller: 100_000 })
  // Each caller has one call under way: latency = callers ÷ throughput (Little’s law).
  const growthOf = (gain: number) => 4 / gain
  // Four times as many wait about four times as long, on a busy machine too: neither as long nor sixteen times.
  const within = (gain: number) => growthOf(gain) > 2 && growthOf(gain) < 8
  const ratios = await gains(lab, { one: { demand: 4 }, other: { demand: 16 }, within })
  await lab.stopRun()
  expect(growthOf(middle(ratios))).toBeGreaterThan(2)
  expect(growthOf(middle(ratios))).toBeLessThan(8)
})

test('Calls that share messages wait less than half as long, and do the work of less than one worker (claims 5 and 6)', async ({
  lab,
}) => {
  await lab.open()
  await lab.startRun({ mode: 'closed', workers: 2, demand: 16, serviceUs: 0.4, callsPerCaller: 100_000 })
  const within = (gain: number) => gain > 2
  const ratios = await gains(lab, { one: { batch: 1 }, other: { batch: 'auto' }, within })
  const report = await lab.stopRun()
  expect(middle(ratios)).toBeGreaterThan(2)
  const rate = report?.throughputPerSecond ?? Number.NaN
  expect((rate * (report?.baseline.syncUs ?? Number.NaN)) / 1e6).toBeLessThan(1)
})
