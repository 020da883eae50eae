import type { Snapshot } from '../../../src/domain/snapshot'
import { expect, test } from '../../support/lab-page'

test.use({ visits: true, staysLoaded: true })

// One worker that sleeps 10 ms serves at most 100 calls a second on any machine; 300 arrive.
const ABOVE_CAPACITY = {
  mode: 'open',
  arrivals: 'constant',
  workload: 'sleep',
  serviceUs: 10_000,
  workers: 1,
  demand: 3,
  ratePerSecond: 100,
} as const

const growth = (from: Snapshot, to: Snapshot) => to.queue.length - from.queue.length
const arrivalsLessCompletions = (from: Snapshot, to: Snapshot) =>
  to.counts.submitted - from.counts.submitted - (to.counts.completed - from.counts.completed)

// That latency counts from the scheduled arrival is what a generator that stalls shows: `accounts.spec.ts`.
test('Open demand above capacity grows the queue by arrivals minus capacity', async ({ lab }) => {
  await lab.open()
  await lab.startRun(ABOVE_CAPACITY)
  const from = await lab.until(({ queue }) => queue.length >= 50)
  const to = await lab.until(({ at }, start) => at >= start + 1500, from.at as number)
  const seconds = (to.at - from.at) / 1000
  const arrived = (to.counts.submitted - from.counts.submitted) / seconds
  const served = (to.counts.completed - from.counts.completed) / seconds

  expect(served).toBeLessThan(110)
  expect(arrived).toBeGreaterThan(250)
  // What comes in and does not go out waits, save for the one call in flight.
  expect(Math.abs(growth(from, to) - arrivalsLessCompletions(from, to))).toBeLessThanOrEqual(2)

  const report = await lab.stopRun()
  expect(report?.generatorLagUs.count).toBe(report?.counts.submitted)
  const { call, dispatch } = report?.latencyUs ?? {}
  expect((call?.mean ?? 0) - (dispatch?.mean ?? 0)).toBeGreaterThanOrEqual(10_000)
  expect(report?.queue.growthPerSecond ?? 0).toBeGreaterThan(0.7 * (arrived - served))
  expect(report?.queue.growthPerSecond ?? 0).toBeLessThan(1.3 * (arrived - served))
  // No model is of a queue that grows: nothing is promised, and it is said why.
  expect(report?.theory?.prediction).toMatchObject({ kind: 'none' })
  const premises = report?.theory?.premises ?? []
  expect(premises.filter(({ state }) => state === 'fail').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['room', 'stationary']),
  )
  // Even arrivals have a model of their own; a machine that has them come in clusters fails its premise.
  const { state, value, limit } = premises.find(({ id }) => id === 'arrivals') ?? {}
  expect(state).toBe((value ?? Number.NaN) < (limit ?? Number.NaN) ? 'ok' : 'fail')
})

test('Adding workers empties a queue that grew, and so does lowering demand', async ({ lab }) => {
  await lab.open()
  await lab.startRun({ ...ABOVE_CAPACITY, ratePerSecond: 25, demand: 16 })
  await lab.until(({ queue }) => queue.length >= 100)
  await lab.page.evaluate(() => window.poolscope.update({ workers: 8 }))
  await lab.until(({ queue }) => queue.length <= 5)
  await lab.page.evaluate(() => window.poolscope.update({ workers: 1 }))
  await lab.until(({ queue }) => queue.length >= 50)
  await lab.page.evaluate(() => window.poolscope.update({ demand: 1 }))
  await lab.until(({ queue }) => queue.length <= 5)
})

test('Closed demand never queues more calls than it has callers', async ({ lab }) => {
  await lab.open()
  const report = await lab.runToEnd({
    mode: 'closed',
    workers: 2,
    demand: 16,
    callsPerCaller: 60,
    serviceUs: 10,
    rounds: 2,
  })
  expect(report.counts.completed).toBe(1920)
  expect(report.queue.max).toBeLessThanOrEqual(16)
  expect(report.queue.max).toBeGreaterThan(0)
  for (const max of report.timeline.queueMax) expect(max).toBeLessThanOrEqual(16)
})
