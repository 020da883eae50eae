import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectClose, said } from '../test-models'
import { burstDrain } from './burst-drain'

describe('a burst', () => {
  it.each([
    [10_000, 4, 1000, 1_250_500, 2_500_000],
    [10_000, 1, 41.7032981875, 208_537.342586594, 417_032.981875],
    [160_000, 1, 41.7032981875, 3_336_284.704649, 6_672_527.71],
  ])(
    'of %i calls for %i servers of %f µs takes %f µs a call and %f in all',
    (calls, servers, holdUs, meanUs, drainUs) => {
      const drain = said(burstDrain({ calls, servers, holdUs }))
      expectClose(drain.meanUs, meanUs)
      expectClose(drain.drainUs, drainUs)
    },
  )

  it('takes calls in turns, the last of which may not be full', () =>
    expect(said(burstDrain({ calls: 5, servers: 2, holdUs: 10 }))).toMatchObject({
      drainUs: 30,
      meanUs: 18,
      limit: 'workers',
    }))

  it('waits for the caller’s thread where that is slower than all workers together', () =>
    expect(said(burstDrain({ calls: 100, servers: 50, holdUs: 10, callerUs: 4 }))).toMatchObject({
      drainUs: 400,
      meanUs: 202,
      limit: 'caller',
    }))

  it('is over as soon as with fewer calls or more servers, or later, and a call is never longer than all of it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_560_000 }),
        fc.integer({ min: 1, max: 256 }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1000, noNaN: true })),
        (calls, servers, holdUs, callerUs) => {
          const burst = { calls, servers, holdUs, callerUs }
          const { drainUs, meanUs } = said(burstDrain(burst))
          expect(Number.isFinite(drainUs) && Number.isFinite(meanUs)).toBe(true)
          expect(meanUs).toBeLessThanOrEqual(drainUs * (1 + 1e-9))
          expect(said(burstDrain({ ...burst, calls: calls + 1 })).drainUs).toBeGreaterThanOrEqual(drainUs)
          expect(said(burstDrain({ ...burst, servers: servers + 1 })).drainUs).toBeLessThanOrEqual(drainUs)
        },
      ),
    ))

  it('says nothing without calls, workers or times', () => {
    const burst = { calls: 10, servers: 2, holdUs: 5 }
    for (const bad of [{ calls: 0 }, { servers: 0 }, { holdUs: Number.NaN }, { callerUs: -1 }])
      expect(burstDrain({ ...burst, ...bad })).toMatchObject({ kind: 'none' })
  })
})
