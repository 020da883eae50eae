import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../domain/settings/settings'
import type { Baseline } from '../../domain/snapshot'
import { instant, micros } from '../../domain/time'
import { callOf } from '../../record/calls/test-calls'
import { SegmentTally } from '../../record/tallies/segment-tally'
import { seeded } from '../queue/test-queue'
import { steadyFigures } from './steady'

const baselineOf = (us: number, repeats: readonly number[]): Baseline => ({
  syncUs: micros(us),
  repeatsUs: repeats.map(micros),
  source: 'measured',
  workerUs: null,
})
const QUIET = baselineOf(10, [10, 10, 10.01, 10.02])

const segmentOf = (latenciesUs: readonly number[], baseline = QUIET): SegmentTally => {
  const segment = new SegmentTally(instant(0), DEFAULTS, baseline)
  for (const us of latenciesUs) segment.completed(callOf(us, baseline.syncUs))
  return segment
}

/** Latencies around a mean, of calls that know nothing of one another, µs. */
const noisy = (count: number, meanUs: number, seed = 1) => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => meanUs * (0.5 + random()))
}

describe('the slowdown of a run', () => {
  it('is of the calls after the warm-up, says how many those before were, and has an interval', () => {
    const { slowdown, ratioOfAll, leftOutCalls } = steadyFigures([
      segmentOf([...noisy(600, 2000), ...noisy(20_000, 100)]),
    ])
    expect(leftOutCalls).toBeGreaterThanOrEqual(600)
    expect(leftOutCalls).toBeLessThan(2000)
    expect(slowdown.ratio).toBeCloseTo(10, 0)
    expect(ratioOfAll).toBeGreaterThan(14)
    expect(slowdown.low ?? 0).toBeGreaterThan(9)
    expect(slowdown.low ?? 0).toBeLessThan(slowdown.ratio ?? 0)
    expect(slowdown.high ?? 0).toBeGreaterThan(slowdown.ratio ?? 0)
    expect(slowdown.high ?? 0).toBeLessThan(11)
  })

  it('holds the true ratio in its interval about nineteen times of twenty', () => {
    const hits = Array.from({ length: 100 }, (_, n) => {
      const { low, high } = steadyFigures([segmentOf(noisy(3000, 100, n + 1))]).slowdown
      return low !== null && high !== null && low <= 10 && high >= 10
    })
    // 95 of 100, give or take three times √(100 · 0.05 · 0.95).
    expect(hits.filter(Boolean).length).toBeGreaterThanOrEqual(88)
  })

  it('of several segments weighs each call with its own baseline, and cuts off each one’s warm-up', () => {
    const slow = baselineOf(50, [50, 50, 50.1])
    const { slowdown, leftOutCalls } = steadyFigures([
      segmentOf([...noisy(300, 2000), ...noisy(4000, 100)]),
      segmentOf([...noisy(300, 9000), ...noisy(4000, 100, 2)], slow),
    ])
    expect(leftOutCalls).toBeGreaterThanOrEqual(600)
    // 200 µs of calls to 60 µs of baselines.
    expect(slowdown.ratio).toBeCloseTo(200 / 60, 1)
    expect(slowdown.low ?? 9).toBeLessThan(slowdown.ratio ?? 0)
    expect(slowdown.high ?? 0).toBeGreaterThan(slowdown.ratio ?? 9)
  })

  it('of a few calls has no interval, and of none no ratio', () => {
    expect(steadyFigures([segmentOf([100, 200])]).slowdown).toEqual({ ratio: 15, low: null, high: null })
    expect(steadyFigures([segmentOf([])])).toEqual({
      slowdown: { ratio: null, low: null, high: null },
      inflation: { ratio: null, low: null, high: null },
      ratioOfAll: null,
      leftOutCalls: 0,
    })
  })

  it('has no interval where the baseline was not measured repeatedly', () =>
    expect(steadyFigures([segmentOf(noisy(5000, 100), baselineOf(10, []))]).slowdown).toMatchObject({
      low: null,
      high: null,
    }))
})

describe('the inflation of a run', () => {
  it('is the service time under load over the baseline, with an interval', () => {
    const segment = new SegmentTally(instant(0), DEFAULTS, QUIET)
    const random = seeded(5)
    for (let n = 0; n < 5000; n += 1) {
      const call = callOf(1000, 10)
      const serviceMs = 0.012 + 0.002 * (random() - 0.5)
      const flight = { worker: 1, dispatchedAt: 0, startedAt: 0, finishedAt: serviceMs, receivedAt: 1 }
      call.measure({ scheduledAt: null, submittedAt: 0 }, flight, 1)
      segment.completed(call)
    }
    const { inflation } = steadyFigures([segment])
    expect(inflation.ratio).toBeCloseTo(1.2, 2)
    expect(inflation.low ?? 0).toBeGreaterThan(1.19)
    expect(inflation.high ?? 9).toBeLessThan(1.22)
  })
})
