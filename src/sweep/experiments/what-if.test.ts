import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../domain/report'
import { DEFAULTS } from '../../domain/settings/settings'
import { requireSettings } from '../../settings/validate'
import { heldIn, loneExperiment, loneFrom, loneOf, tryExperiment, workersNeeded } from './what-if'

const LONE = { holdUs: 5000, slowUs: 5200, cores: 8 }

const reportOf = (call: { mean: number | null; p90: number | null; p99: number | null }): Report =>
  ({
    settings: { ...DEFAULTS, workers: 3 },
    latencyUs: { call: { ...call, count: 2340 } },
    queue: { verdict: { kind: 'stable' } },
    environment: { parallelism: { cores: 1.9, alone: 1 } },
  }) as unknown as Report

describe('workers needed', () => {
  it('are the fewest with which 99 in 100 calls take no longer, by the model of exponential calls', () => {
    // 1,000 a second of 5 ms and hardly more: 7 have 99 in 100 wait for half of 8.07 ms, 6 for half of 17.4 ms.
    expect(workersNeeded({ arrivalsPerSecond: 1000, p99Us: 12_375 }, LONE, 'kernel')).toMatchObject({
      workers: 7,
      load: expect.closeTo(5 / 7),
      caution: null,
      sentence: expect.stringMatching(/99 in 100 calls take 9\.\d+ ms or less, by the model/),
    })
  })

  it('are none where a call alone takes longer already, or the target is none', () => {
    for (const [target, reason] of [
      [{ arrivalsPerSecond: 100, p99Us: 5000 }, /A call alone takes up to 5.20 ms/],
      [{ arrivalsPerSecond: 0, p99Us: 5000 }, /Arrivals must be from 1/],
      [{ arrivalsPerSecond: Number.NaN, p99Us: 5000 }, /Arrivals must be from 1/],
      [{ arrivalsPerSecond: 100, p99Us: Number.POSITIVE_INFINITY }, /must be from 10.0 µs to 60.0 s/],
      [{ arrivalsPerSecond: 100_000, p99Us: 10_000 }, /more than 256 workers/],
    ] as const)
      expect(workersNeeded(target, LONE, 'kernel')).toEqual({
        kind: 'none',
        reason: expect.stringMatching(reason),
      })
  })

  it('come with a caution where they are more than the machine runs at once, unless calls only wait', () => {
    const target = { arrivalsPerSecond: 1000, p99Us: 10_200 }
    const two = { ...LONE, cores: 1.9 }
    expect(workersNeeded(target, two, 'kernel')).toMatchObject({
      caution: expect.stringContaining('1.9 cores'),
    })
    expect(workersNeeded(target, two, 'sleep')).toMatchObject({ caution: null })
    // Two that compute, and the thread that calls them, are three.
    const light = { arrivalsPerSecond: 200, p99Us: 40_000 }
    expect(workersNeeded(light, two, 'kernel')).toMatchObject({ workers: 2, caution: expect.any(String) })
    expect(workersNeeded(light, { ...two, cores: 3.1 }, 'kernel')).toMatchObject({ caution: null })
  })

  it('are a number or a reason for any target, and more arrivals never need fewer', () => {
    const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    const holds = fc.property(amount, amount, amount, amount, (arrivalsPerSecond, p99Us, holdUs, more) => {
      const lone = { holdUs, slowUs: holdUs, cores: 2 }
      const few = workersNeeded({ arrivalsPerSecond, p99Us }, lone, 'kernel')
      const many = workersNeeded({ arrivalsPerSecond: arrivalsPerSecond + more, p99Us }, lone, 'kernel')
      for (const needed of [few, many])
        expect(needed.kind === 'needed' ? needed.sentence : needed.reason).not.toMatch(/NaN|Infinity/)
      if (few.kind === 'needed' && many.kind === 'needed')
        expect(many.workers).toBeGreaterThanOrEqual(few.workers)
    })
    fc.assert(holds, { seed: 6, numRuns: 300 })
  })
})

it('A lone call is known by its mean and the slowest that can be told.', () => {
  expect(loneOf(reportOf({ mean: 5000, p90: 5100, p99: null }))).toEqual({
    holdUs: 5000,
    slowUs: expect.closeTo(5277, 0),
    cores: 1.9,
  })
  expect(loneOf(reportOf({ mean: 5000, p90: 5100, p99: 5400 }))?.slowUs).toBe(5400)
  expect(loneOf(reportOf({ mean: null, p90: null, p99: null }))).toBeNull()
  const measured = [{ arm: 'lone', label: '', report: reportOf({ mean: 5000, p90: 5100, p99: null }) }]
  const finding = loneExperiment(DEFAULTS).conclude(measured)
  expect(loneFrom(finding)).toEqual({ holdUs: 5000, slowUs: expect.closeTo(5277, 0), cores: 1.9 })
  expect(loneFrom(loneExperiment(DEFAULTS).conclude([]))).toBeNull()
})

it('A run held what was asked where its p99 is no longer, and cannot be told of too few calls.', () => {
  const target = { arrivalsPerSecond: 100, p99Us: 10_000 }
  expect(heldIn(reportOf({ mean: 1, p90: 1, p99: 9_900 }), target).verdict).toBe('holds')
  expect(heldIn(reportOf({ mean: 1, p90: 1, p99: 10_100 }), target).verdict).toBe('fails')
  expect(heldIn(reportOf({ mean: 1, p90: 1, p99: null }), target).verdict).toBe('unknown')
})

it('What is run is exactly what was asked for, whatever else is set.', () => {
  const settings = { ...DEFAULTS, demand: 77, batch: 8, plan: '4x10s', mode: 'burst' } as const
  const [step] = tryExperiment(settings, { arrivalsPerSecond: 333, p99Us: 20_000 }, 5).steps({ cores: 2 })
  expect(requireSettings(step?.settings)).toMatchObject({
    mode: 'open',
    arrivals: 'poisson',
    ratePerSecond: 333,
    demand: 1,
    workers: 5,
    batch: 1,
    plan: '',
  })
})
