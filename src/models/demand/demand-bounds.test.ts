import { describe, expect, it } from 'vitest'
import {
  type ClosedPoint,
  fitDemandBounds,
  leastLatency,
  serialFraction,
  slopeThroughOrigin,
} from './demand-bounds'
import { closedThroughput, usefulLoad } from './useful-load'

const point = (callers: number, meanUs: number): ClosedPoint => ({ callers, meanUs })
/** First printed lines of the 2016 thread, µs. */
const QUEUE = [point(1, 46.067005), point(16, 667.252771)]
const OWN = [point(1, 121.01468), point(16, 1691.969863)]
const ORIGINAL = [point(1, 316.17), point(8, 2542.9), point(16, 4745.76)]

/** Equal to a share of one in a million. */
const expectClose = (value: number, expected: number) =>
  expect(Math.abs(value - expected) / Math.abs(expected)).toBeLessThan(1e-6)

const boundsOf = (points: readonly ClosedPoint[]) => {
  const bounds = fitDemandBounds(points)
  if (bounds.kind === 'none') throw new Error(bounds.reason)
  return bounds
}

/** Computed twice, by hand and by an independent program. */
const GOLDEN = [
  {
    name: 'the queue pool',
    points: QUEUE,
    total: 46.067005,
    busiest: 41.7032981875,
    knee: 1.1046369712266058,
    most: 23978.918777693616,
    slope: 41.7202775914397,
  },
  {
    name: 'the own pool',
    points: OWN,
    total: 121.01468,
    busiest: 105.7481164375,
    knee: 1.1443672386498056,
    most: 9456.433208349645,
    slope: 105.80751940856031,
  },
  {
    name: 'the original',
    points: ORIGINAL,
    total: 316.17,
    busiest: 296.61,
    knee: 1.0659451805401032,
    most: 3371.4304979602844,
    slope: 300.90819314641743,
  },
] as const

describe('the bounds of closed demand', () => {
  it.each(GOLDEN)('fit $name as published in 2016', ({ points, total, busiest, knee, most, slope }) => {
    const bounds = boundsOf(points)
    expectClose(bounds.totalUs, total)
    expectClose(bounds.busiestUs, busiest)
    expectClose(bounds.kneeCallers, knee)
    expectClose(bounds.mostPerSecond, most)
    expectClose(slopeThroughOrigin(points), slope)
  })

  it('are tested by a third point: the original with 8 callers lies 7.2 % above them', () => {
    const bounds = boundsOf(ORIGINAL)
    expect(ORIGINAL.map(({ callers }) => leastLatency(bounds, callers))).toEqual([316.17, 2372.88, 4745.76])
    expectClose(2542.9 / leastLatency(bounds, 8), 1.0716513266578609)
  })

  it('hold every point that they were fitted to', () => {
    const bounds = boundsOf([point(1, 100), point(2, 90), point(8, 800), point(4, 210)])
    for (const [callers, meanUs] of [
      [2, 90],
      [8, 800],
      [4, 210],
    ] as const)
      expect(leastLatency({ ...bounds, totalUs: 0 }, callers)).toBeLessThanOrEqual(meanUs)
    expect(bounds).toMatchObject({ totalUs: 100, busiestUs: 45 })
  })

  it.each([
    ['no figure for one caller', [point(2, 10), point(4, 20)]],
    ['no figure for more than one caller', [point(1, 10)]],
    ['no figure for one caller', []],
    ['a point has no callers or no latency', [point(1, 10), point(2, Number.NaN)]],
    ['a point has no callers or no latency', [point(0, 10), point(1, 10)]],
  ])('cannot be fitted: %s', (reason, points) =>
    expect(fitDemandBounds(points)).toEqual({ kind: 'none', reason }),
  )
})

describe('the serial fraction', () => {
  it.each([
    ['the queue pool', QUEUE, 0.89896],
    ['the own pool', OWN, 0.865435],
    ['the original', ORIGINAL, 0.93401],
  ])('of %s is below 1 at 16 callers', (_name, points, expected) => {
    const [{ meanUs }, many] = [points[0] as ClosedPoint, points.at(-1) as ClosedPoint]
    const { value, isShare } = serialFraction(meanUs, many)
    expect(value).toBeCloseTo(expected, 6)
    expect(isShare).toBe(true)
  })

  it('of the original at 8 callers is no share, and says so', () => {
    const { value, isShare } = serialFraction(316.17, point(8, 2542.9))
    expect(value).toBeCloseTo(1.006118, 6)
    expect(isShare).toBe(false)
  })

  it('of callers that are quicker together is no share either', () =>
    expect(serialFraction(100, point(2, 90))).toEqual({ value: expect.closeTo(-0.1, 9), isShare: false }))
})

describe('useful load', () => {
  it('of the queue pool with 16 callers was 3.7 % of one thread, of the own pool 0.42 %', () => {
    expectClose(usefulLoad(closedThroughput(16, 667.252771), 1.551497), 0.03720322054)
    expectClose(usefulLoad(closedThroughput(16, 1691.969863), 0.444171), 0.00420027334)
  })
})
