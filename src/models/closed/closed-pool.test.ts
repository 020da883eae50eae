import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectClose, numbersIn, said } from '../test-models'
import { closedNetwork } from './closed-network'
import { closedPool, mostThroughput } from './closed-pool'

const network = (callers: number, thinkUs: number, ...stations: readonly (readonly [number, number])[]) =>
  said(
    closedNetwork({
      callers,
      thinkUs,
      stations: stations.map(([demandUs, servers]) => ({ demandUs, servers })),
    }),
  )

describe('a closed network', () => {
  it.each([
    ['one repairman for five machines', 5, 10, [[1, 1]], 0.43604782314459734, 1.4666321779617173],
    ['four servers and a pause', 10, 5, [[1, 4]], 1.6621240613199297, 1.016398073233341],
    ['a pool alone', 16, 0, [[1, 4]], 4, 4],
    [
      'a caller’s thread and four workers',
      8,
      0,
      [
        [0.2, 1],
        [1, 4],
      ],
      3.7438006057413578,
      2.136865939850399,
    ],
    [
      'the same for twenty callers',
      20,
      0,
      [
        [0.2, 1],
        [1, 4],
      ],
      3.985785579991311,
      5.017831390730156,
    ],
    [
      'the same with a pause',
      20,
      0.1,
      [
        [0.2, 1],
        [1, 4],
      ],
      3.9842671166157446,
      4.919743760801885,
    ],
    [
      'a caller’s thread that is the bottleneck',
      64,
      0,
      [
        [0.2, 1],
        [1, 16],
      ],
      5,
      12.799999999999999,
    ],
  ] as const)(
    'of %s has the throughput and latency of exact mean value analysis',
    (_name, callers, thinkUs, stations, perUs, responseUs) => {
      const figures = network(callers, thinkUs, ...stations)
      expectClose(figures.throughputPerSecond, perUs * 1e6)
      expectClose(figures.responseUs, responseUs)
    },
  )

  it('has each call somewhere: lengths and pauses add up to the callers', () =>
    fc.assert(
      fc.property(anyPool, (pool) => {
        const figures = said(closedPool(pool))
        const [caller, workers] = figures.stations
        const paused = (figures.throughputPerSecond * pool.thinkUs) / 1e6
        expectClose((caller?.length ?? 0) + (workers?.length ?? 0) + paused, pool.callers)
      }),
      { numRuns: 20 },
    ))
})

const anyCores = fc.double({ min: 0.1, max: 64, noNaN: true })
/** What settings allow: 1 to 256 of either. */
const anyPool = fc.record({
  callers: fc.integer({ min: 1, max: 256 }),
  workers: fc.integer({ min: 1, max: 256 }),
  callerUs: fc.double({ min: 0, max: 1000, noNaN: true }),
  holdUs: fc.double({ min: 0.4, max: 1e6, noNaN: true }),
  thinkUs: fc.double({ min: 0, max: 1e7, noNaN: true }),
})

describe('a closed pool whose workers share cores', () => {
  it('does no more than the cores have work for, together with the caller’s thread', () => {
    const pool = { callers: 64, workers: 8, callerUs: 40, holdUs: 400, cores: 2 }
    expectClose(said(closedPool(pool)).throughputPerSecond, 2e6 / 440, 1e-3)
    expectClose(mostThroughput(pool) ?? 0, 2e6 / 440)
    const [, workers] = said(closedPool(pool)).stations
    // All eight hold a call, so that each takes four times as long.
    expectClose(workers?.waiting ?? 0, (workers?.length ?? 0) - 8, 1e-6)
  })

  it('is as without them where there are as many, and one call is not slowed by itself', () => {
    const pool = { callers: 16, workers: 2, callerUs: 0, holdUs: 5000 }
    expect(closedPool({ ...pool, cores: 2 })).toEqual(closedPool(pool))
    const alone = { ...pool, callers: 1, workers: 8 }
    expectClose(said(closedPool({ ...alone, cores: 1.3 })).responseUs, 5000)
  })

  it('is never quicker with fewer cores', () =>
    fc.assert(
      fc.property(anyPool, anyCores, anyCores, (pool, one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)].map(
          (cores) => said(closedPool({ ...pool, cores })).throughputPerSecond,
        )
        expect(few).toBeLessThanOrEqual((many ?? 0) * (1 + 1e-9))
        expect(Number.isFinite(few)).toBe(true)
      }),
      { numRuns: 20 },
    ))
})

describe('a closed pool', () => {
  it('with one caller takes what a call takes, and no more', () => {
    const figures = said(closedPool({ callers: 1, workers: 4, callerUs: 40, holdUs: 500 }))
    expectClose(figures.responseUs, 540)
  })

  it('is never above what the bounds allow, and never slower with more callers or workers', () =>
    fc.assert(
      fc.property(anyPool, (pool) => {
        const figures = said(closedPool(pool))
        const slack = 1 + 1e-9
        expect(figures.throughputPerSecond).toBeLessThanOrEqual((mostThroughput(pool) ?? 0) * slack)
        for (const more of [
          { ...pool, callers: pool.callers + 1 },
          { ...pool, workers: pool.workers + 1 },
        ])
          expect(said(closedPool(more)).throughputPerSecond * slack).toBeGreaterThanOrEqual(
            figures.throughputPerSecond,
          )
        for (const value of numbersIn(figures)) {
          expect(Number.isFinite(value)).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 20 },
    ))

  it.each([
    [{ callers: 0, workers: 1, callerUs: 1, holdUs: 1 }, /no callers/],
    [{ callers: 1, workers: 0, callerUs: 1, holdUs: 1 }, /no worker/],
    [{ callers: 1, workers: 1, callerUs: Number.NaN, holdUs: 1 }, /not known/],
    [{ callers: 1, workers: 1, callerUs: 0, holdUs: 0 }, /takes no time/],
    [{ callers: 1, workers: 1, callerUs: 0, holdUs: 5e-324 }, /takes no time/],
  ])('says nothing of %o, and why', (pool, reason) =>
    expect(closedPool(pool)).toEqual({ kind: 'none', reason: expect.stringMatching(reason) }),
  )
})
