import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { expectClose, numbersIn, said } from '../test-models'
import { amdahlSpeedUp, amdahlThroughput } from './amdahl'
import { fitUsl } from './fit-usl'
import { leastSquares } from './least-squares'
import type { ScalingPoint } from './scaling-point'
import { uslPeak, uslThroughput } from './usl'
import { uslCurve } from './usl-curve'

const WORKERS = [1, 2, 4, 8, 12, 16, 24, 32]
const CLEAN = [
  1000, 1897.5332068311195, 3407.155025553663, 5471.956224350204, 6615.214994487321, 7174.8878923766815,
  7375.537799631222, 7057.7856197618,
]
const NOISY = [1010, 1859.6, 3458.3, 5417.2, 6747.5, 7067.3, 7449.3, 6987.2]
const OUTLIER = [1010, 1859.6, 3458.3, 5417.2, 4048.5, 7067.3, 7449.3, 6987.2]
const LAW = { gamma: 1000, alpha: 0.05, beta: 0.002 }
const PEAK = 21.794494717703365

const pointsOf = (
  throughputs: readonly number[],
  workers: readonly number[] = WORKERS,
): readonly ScalingPoint[] => throughputs.map((perSecond, at) => ({ workers: workers[at] ?? 0, perSecond }))

describe('the law of scaling', () => {
  it('has the throughputs and the peak worked out before', () => {
    for (const [at, workers] of WORKERS.entries()) expectClose(uslThroughput(LAW, workers), CLEAN[at] ?? 0)
    expectClose(uslPeak(LAW) ?? 0, PEAK)
    expectClose(uslThroughput(LAW, 22), 7397.444519166107)
  })

  it('is Amdahl’s without the share that grows with pairs, and then has no peak', () => {
    expectClose(amdahlSpeedUp(0.05, 8), 5.925925925925926)
    expectClose(amdahlSpeedUp(0.05, 16), 9.142857142857142)
    expectClose(amdahlSpeedUp(0.9, 16), 1.103448275862069)
    expectClose(uslThroughput({ gamma: 1, alpha: 0.05, beta: 0 }, 16), amdahlSpeedUp(0.05, 16))
    expect(uslPeak({ gamma: 1, alpha: 0.05, beta: 0 })).toBeNull()
    expect(amdahlSpeedUp(0.05, 256)).toBeLessThan(20)
  })
})

describe('the fit', () => {
  it('by least squares alone is that of an independent program', () => {
    const points = WORKERS.map((x, at) => ({ x, y: NOISY[at] ?? 0, weight: 1 }))
    const { parameters, sum } = leastSquares(uslCurve({}), points, [1000, 0.05, 0.002])
    for (const [at, expected] of [996.4634156397916, 0.048204823889350816, 0.0020626775795285954].entries())
      expectClose(parameters[at] ?? 0, expected, 1e-3)
    expectClose(sum, 44537.9643956216, 1e-6)
  })

  it('of exact points finds the law they came from', () => {
    const { gamma, alpha, beta, peak, warnings } = said(fitUsl(pointsOf(CLEAN)))
    expectClose(gamma, 1000, 1e-3)
    expectClose(alpha, 0.05, 1e-3)
    expectClose(beta, 0.002, 1e-3)
    expectClose(peak?.workers ?? 0, PEAK, 1e-3)
    expect(warnings).toEqual([])
  })

  it('lets an outlier count little: plain least squares would put the peak at 63', () => {
    const { gamma, alpha, beta, peak } = said(fitUsl(pointsOf(OUTLIER)))
    expectClose(gamma, 1006.0226707997626, 1e-3)
    expectClose(alpha, 0.056548146534795014, 1e-3)
    expectClose(beta, 0.0018233867752917826, 1e-3)
    expectClose(peak?.workers ?? 0, 22.746808462936347, 1e-3)
    expectClose(peak?.workers ?? 0, PEAK, 0.1)
  })

  it('of noisy points has the law in its intervals, and the peak within 10 % of where it is', () => {
    const { intervals, peak } = said(fitUsl(pointsOf(NOISY)))
    for (const name of ['gamma', 'alpha', 'beta'] as const) {
      expect(intervals?.[name]?.low).toBeLessThan(LAW[name])
      expect(intervals?.[name]?.high).toBeGreaterThan(LAW[name])
    }
    expectClose(peak?.workers ?? 0, PEAK, 0.1)
    expect(peak?.low).toBeLessThan(PEAK)
    expect(peak?.high).toBeGreaterThan(PEAK)
  })

  it('of points that tell little has no interval that reaches below 0', () => {
    const wild = [1, 1.4, 0.7, 1.5, 0.8].map((factor, at) => ({
      workers: 2 ** at,
      perSecond: 1000 * factor * (at + 1),
      halfWidth: 400,
    }))
    const { intervals } = said(fitUsl(wild))
    const lows = Object.values(intervals ?? {}).map(({ low }) => low)
    expect(lows.length).toBeGreaterThan(0)
    expect(lows.filter((low) => low < 0)).toEqual([])
  })

  it('finds the peak within 10 % under noise and an outlier, or says that it rests on the last figure, which that is', () => {
    for (let seed = 1; seed <= 16; seed += 1) {
      const random = createRandom(seed)
      const numbers = seed % 2 === 0 ? WORKERS : [...WORKERS, ...WORKERS]
      const spoiled = Math.floor(random() * numbers.length)
      const points = numbers.map((workers, at) => ({
        workers,
        perSecond: uslThroughput(LAW, workers) * (0.99 + 0.02 * random()) * (at === spoiled ? 0.6 : 1),
      }))
      const { peak, warnings } = said(fitUsl(points))
      const isOff = Math.abs((peak?.workers ?? 0) / PEAK - 1) >= 0.1
      if (isOff) expect([spoiled, numbers.length], `seed ${seed}`).toEqual([7, 8])
      expect(/rests on the figures with 32/.test(warnings.join(' ')), `seed ${seed}`).toBe(isOff)
    }
  })

  it('lets a point with a wide interval count less than the others', () => {
    const points = pointsOf(OUTLIER).map((point) => ({
      ...point,
      halfWidth: point.workers === 12 ? 3000 : 60,
    }))
    expectClose(said(fitUsl(points)).peak?.workers ?? 0, PEAK, 0.05)
  })

  it('warns below six numbers of workers, and has no intervals with three points', () => {
    const five = said(fitUsl(pointsOf(NOISY.slice(0, 5))))
    expect(five.warnings.join(' ')).toMatch(/5 numbers of workers: with fewer than 6/)
    expect(said(fitUsl(pointsOf(NOISY.slice(0, 3)))).intervals).toBeNull()
    // As many points at the same numbers of workers are not as good.
    const again = said(fitUsl([...pointsOf(NOISY.slice(0, 4)), ...pointsOf(NOISY.slice(0, 4))]))
    expect(again.warnings.join(' ')).toMatch(/4 numbers of workers/)
  })

  it('has no peak where throughput never falls, nor beyond what was measured', () => {
    const rising = said(fitUsl(pointsOf([100, 200, 401, 799, 1201, 1600, 2399, 3201])))
    expect(rising).toMatchObject({ beta: 0, peak: null })
    expect(rising.warnings.join(' ')).toMatch(/no peak/)
    const beyond = said(fitUsl(pointsOf(CLEAN.slice(0, 6))))
    expect(beyond.peak).toBeNull()
    expect(beyond.warnings).toContain('The curve has no peak up to 16 workers.')
  })

  it('says that the peak may lie further out where the points allow it', () => {
    const flat = said(fitUsl(pointsOf([199, 390, 388, 391, 385, 380], [1, 2, 3, 4, 6, 8])))
    expect(flat.peak?.high).toBe(8)
    expect(flat.warnings.join(' ')).toMatch(/may lie beyond 8 workers/)
  })

  it('has Amdahl’s law beside it, which is the same curve where more workers cost nothing', () => {
    const both = said(fitUsl(pointsOf(CLEAN)))
    // It never falls, so that it is above the measured throughput with the most workers.
    expect(amdahlThroughput(both.amdahl, 32)).toBeGreaterThan(CLEAN.at(-1) ?? 0)
    const serial = said(fitUsl(pointsOf(WORKERS.map((workers) => 500 * amdahlSpeedUp(0.1, workers)))))
    expectClose(serial.amdahl.serial, 0.1, 1e-3)
    expectClose(serial.amdahl.gamma, 500, 1e-3)
    for (const workers of WORKERS)
      expectClose(amdahlThroughput(serial.amdahl, workers), uslThroughput(serial, workers), 1e-3)
  })

  it('of throughputs that are all equal says that more workers do not help', () => {
    const { alpha, beta, peak, warnings } = said(fitUsl(pointsOf(WORKERS.map(() => 100))))
    expect([alpha, beta, peak]).toEqual([1, 0, null])
    expect(warnings.join(' ')).toMatch(/more of them do not help/)
  })

  it.each([
    ['one point', pointsOf([100]), /three numbers/],
    ['no point', [], /three numbers/],
    ['points of two numbers of workers', pointsOf([100, 101, 190, 191], [1, 1, 2, 2]), /three numbers/],
    ['a point without throughput', pointsOf([100, 0, 300]), /no throughput/],
    ['a point that is no number', pointsOf([100, Number.NaN, 300]), /no throughput/],
    ['a point without workers', pointsOf([100, 200, 300], [0, 1, 2]), /no workers/],
  ])('of %s is none, and says why', (_name, points, reason) =>
    expect(fitUsl(points)).toEqual({ kind: 'none', reason: expect.stringMatching(reason) }),
  )

  it('of any throughputs is made of numbers, with a peak inside what was measured and inside its interval', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            workers: fc.integer({ min: 1, max: 64 }),
            perSecond: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
          }),
          { minLength: 3, maxLength: 10 },
        ),
        (points) => {
          const fit = fitUsl(points)
          if (fit.kind === 'none') return
          for (const value of numbersIn(fit)) expect(Number.isFinite(value), JSON.stringify(fit)).toBe(true)
          expect(fit.alpha).toBeGreaterThanOrEqual(0)
          expect(fit.alpha).toBeLessThanOrEqual(1)
          expect(fit.beta).toBeGreaterThanOrEqual(0)
          if (!fit.peak) return
          const numbers = points.map(({ workers }) => workers)
          expect(fit.peak.workers).toBeGreaterThanOrEqual(Math.min(...numbers))
          expect(fit.peak.workers).toBeLessThanOrEqual(Math.max(...numbers))
          expect(fit.peak.low).toBeLessThanOrEqual(fit.peak.workers)
          expect(fit.peak.high).toBeGreaterThanOrEqual(fit.peak.workers)
        },
      ),
      { numRuns: 25 },
    ))
})
