import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Prediction, Ranged } from '../domain/figures/expected/theory'
import { instant } from '../domain/time'
import { numbersIn, said } from '../models/test-models'
import { baselineOf } from '../record/calls/test-calls'
import { SegmentTally } from '../record/tallies/segment-tally'
import { anySettings } from '../settings/test-settings'
import { playQueue, seeded } from '../stats/queue/test-queue'
import type { TheoryEvidence } from './evidence'
import { predict } from './predict'
import { evidenceWith, type WantedEvidence } from './test-evidence'

const predicted = (wanted?: WantedEvidence): Prediction => said(predict(evidenceWith(wanted)))

/** A queue that is simulated, and what is made of what the recorder saw of it. */
const simulated = (servers: number, utilisation: number, serviceOf: (random: () => number) => number) => {
  const [calls, meanMs] = [40_000, 5]
  const perSecond = (1000 * servers * utilisation) / meanMs
  const random = seeded(7)
  const arrivals: number[] = []
  for (let at = 0; arrivals.length < calls; ) {
    at += (-Math.log(1 - random()) * 1000) / perSecond
    arrivals.push(at)
  }
  const { settings } = evidenceWith({ settings: { ratePerSecond: perSecond, workers: servers } })
  const segment = new SegmentTally(instant(0), settings, baselineOf(5000))
  playQueue(
    {
      workers: servers,
      arrivals,
      serviceOf: () => meanMs * serviceOf(random),
      endMs: (arrivals.at(-1) ?? 0) + 1000,
    },
    segment,
  )
  const { gaps, holds, distanceFromPoisson } = segment.load
  if (!gaps || !holds) throw new Error('nothing was recorded')
  const prediction = predicted({
    settings,
    workers: servers,
    load: {
      arrivalsPerSecond: 1000 / gaps.meanMs,
      holdUs: holds.meanMs * 1000,
      arrivalsCv2: gaps.cv2,
      serviceCv2: holds.cv2,
      gapsDistance: distanceFromPoisson,
      calls: holds.count,
    },
  })
  return { prediction, waitUs: segment.waits.sum.x / segment.waits.count }
}

const exponential = (random: () => number) => -Math.log(1 - random())

describe('What is expected of open demand', () => {
  it.each([
    [2, 0.6, 'M/D/c', () => 1],
    [2, 0.8, 'M/D/c', () => 1],
    [4, 0.7, 'M/G/c', exponential],
    [2, 0.6, 'M/G/c', (random: () => number) => 0.5 + random()],
  ] as const)(
    'of %i workers at ρ = %f, by %s, is what a simulated queue does, within 10 %%',
    (servers, utilisation, model, serviceOf) => {
      const { prediction, waitUs } = simulated(servers, utilisation, serviceOf)
      expect(prediction.model).toBe(model)
      expect(Math.abs((prediction.waitUs?.value ?? 0) / waitUs - 1)).toBeLessThan(0.1)
    },
  )

  it('has the queue that its waits make up, by Little’s law', () => {
    const { queueLength, waitUs, callUs } = predicted()
    expect(queueLength?.value).toBeCloseTo((240 * (waitUs?.value ?? 0)) / 1e6, 9)
    expect((callUs?.value ?? 0) - (waitUs?.value ?? 0)).toBeCloseTo(5000, 9)
  })

  it('lies in a range that is narrower the more calls it rests on', () => {
    const width = (calls: number) => {
      const { low, high } = predicted({ load: { calls } }).waitUs as Ranged
      return (high ?? Number.NaN) - (low ?? Number.NaN)
    }
    expect(width(10_000)).toBeLessThan(width(1000))
  })

  it('has no upper end where the load may as well be beyond capacity', () => {
    const { waitUs } = predicted({ load: { arrivalsPerSecond: 399, calls: 100 } })
    expect(waitUs).toMatchObject({ low: expect.any(Number), high: null })
  })

  it.each([
    [{ load: { calls: 10 } }, /50 calls/],
    [{ load: { arrivalsCv2: null } }, /50 calls/],
    [{ load: { arrivalsPerSecond: 480 } }, /no queue settles/],
    [{ load: { arrivalsCv2: 0, serviceCv2: 1.2 } }, /vary more/],
    [{ load: { serviceCv2: 21 } }, /vary more/],
    [{ workers: 0 }, /no worker is ready/],
    [{ settings: { nesting: 2 } }, /call back/],
    [{ settings: { lock: 'fair' } }, /lock/],
    [{ settings: { backgroundRate: 5 } }, /other traffic/],
    [{ settings: { recording: 'counters' } }, /not recorded/],
  ] as const)('is nothing of %o, and the reason is said', (wanted, reason) =>
    expect(predict(evidenceWith(wanted))).toEqual({ kind: 'none', reason: expect.stringMatching(reason) }),
  )
})

describe('What is expected of callers who wait', () => {
  const closed = (demand: number, wanted: WantedEvidence = {}) =>
    predicted({ ...wanted, settings: { mode: 'closed', demand } })

  it('is one call at a time of one caller, and all that the workers can do of many', () => {
    expect(closed(1).throughputPerSecond?.value).toBeCloseTo(1e6 / 5060, 6)
    expect(closed(1).waitUs?.value).toBeCloseTo(0, 6)
    expect(closed(16, { cores: 8 }).throughputPerSecond?.value).toBeCloseTo(2e6 / (5000 + 15), 0)
    expect(closed(16).queueLength?.value).toBeCloseTo(14, 0)
  })

  it('of calls so short that they wait for the caller’s thread is from for how long they held their workers', () => {
    const short = { directUs: 1, serviceUs: 2, load: { holdUs: 400, leastCrossingUs: 200 } }
    const found = closed(16, short)
    expect(found.model).toBe('closed-run')
    expect(found.throughputPerSecond?.value).toBeCloseTo(2e6 / 400, 0)
    expect(closed(1, short).throughputPerSecond?.value).toBeCloseTo(1e6 / 400, 0)
    const unknown = evidenceWith({ ...short, settings: { mode: 'closed' }, load: { holdUs: null } })
    expect(predict({ ...unknown, directUs: 1 })).toMatchObject({ kind: 'none' })
  })

  it('has workers that compute share the cores there are, and those that wait do not', () => {
    const eight = (workload: 'kernel' | 'sleep') =>
      predicted({
        workers: 8,
        cores: 2,
        load: { holdUs: null },
        settings: { mode: 'closed', demand: 16, workload },
      })
    expect(eight('kernel').throughputPerSecond?.value).toBeCloseTo(2e6 / 5060, 0)
    expect(eight('kernel').model).toBe('closed')
    expect(eight('sleep').throughputPerSecond?.value).toBeGreaterThan(1500)
  })

  it('starts from what calls took where that is not what a call by itself and the cores explain', () => {
    const slowed = closed(16, { serviceUs: 9000, load: { holdUs: 10_000 } })
    expect(slowed.model).toBe('closed-run')
    expect(slowed.throughputPerSecond?.value).toBeCloseTo(200, 0)
    const within = closed(16, { serviceUs: 5100, load: { holdUs: 5200 } })
    expect(within.model).toBe('closed')
  })

  it('has eight workers on two cores hold calls four times as long, which explains what they took', () => {
    const settings = { mode: 'closed', demand: 16 } as const
    const eight = { settings, workers: 8, cores: 2, serviceUs: 20_000, load: { holdUs: 20_100 } }
    expect(predicted(eight).model).toBe('closed')
    expect(predicted({ ...eight, cores: 8 }).model).toBe('closed-run')
  })

  it('is nothing before it is known what a call takes by itself', () =>
    expect(
      predict(evidenceWith({ settings: { mode: 'closed' }, load: { leastCrossingUs: null } })),
    ).toMatchObject({
      kind: 'none',
    }))
})

describe('What is expected of a burst', () => {
  it('has intervals above 0, however few calls told how long one holds its worker', () => {
    const burst = predicted({
      settings: { mode: 'burst', demand: 1, callsPerCaller: 1000 },
      load: { serviceCv2: 40, calls: 10 },
    })
    for (const ranged of [burst.callUs, burst.waitUs, burst.throughputPerSecond]) {
      expect(ranged?.low).toBeGreaterThan(0)
      expect(ranged?.high).toBeGreaterThan(ranged?.value ?? 0)
    }
  })

  it('is over when all turns are, and takes a call half of that on average', () => {
    const burst = predicted({ settings: { mode: 'burst', demand: 1, callsPerCaller: 1000 } })
    expect(burst).toMatchObject({ model: 'burst', drainUs: 2_500_000 })
    expect(burst.callUs?.value).toBeCloseTo(1_252_500, 6)
  })
})

it('Whatever a run is like, what is expected is made of numbers, none negative, or said not to be known.', () =>
  fc.assert(
    fc.property(anySettings, anyEvidence, (settings, wanted) => {
      const evidence: TheoryEvidence = { ...evidenceWith({ settings }), ...wanted }
      const outcome = predict(evidence)
      if (outcome.kind === 'none') expect(outcome.reason).not.toBe('')
      else
        for (const value of numbersIn(outcome)) {
          expect(Number.isFinite(value), JSON.stringify({ evidence, outcome })).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
        }
    }),
    { numRuns: 100 },
  ))

const anyUs = fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }))
const anyEvidence = fc.record({
  load: fc.record({
    arrivalsPerSecond: fc.option(fc.double({ min: 0, max: 3e8, noNaN: true })),
    holdUs: anyUs,
    arrivalsCv2: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    serviceCv2: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    gapsDistance: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    leastCrossingUs: anyUs,
    calls: fc.nat(100_000),
  }),
  workers: fc.integer({ min: 0, max: 256 }),
  directUs: anyUs,
  crossingUs: anyUs,
})
