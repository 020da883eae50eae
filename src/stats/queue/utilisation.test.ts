import { describe, expect, it } from 'vitest'
import { millis } from '../../domain/time'
import { utilisationOf } from './utilisation'

const LOAD = { arrivalsPerSecond: 1200, workers: 4, heldMs: millis(4), dispatchMs: millis(0) }

describe('the utilisation', () => {
  it('of four workers of 4 ms by 1,200 calls a second is 1.2, and the queue grows by 200 a second', () =>
    expect(utilisationOf(LOAD)).toEqual({
      kind: 'utilisation',
      rho: expect.closeTo(1.2, 12),
      capacityPerSecond: expect.closeTo(1000, 9),
      growthPerSecond: expect.closeTo(200, 9),
    }))

  it('is of the dispatching thread where that is slower than all workers together', () => {
    // Dispatching took 41.703298 µs a call in a pool of 64 threads published in 2016: 23,978.92 calls a second.
    const load = {
      arrivalsPerSecond: 12_000,
      workers: 64,
      heldMs: millis(0.046),
      dispatchMs: millis(0.0417032981875),
    }
    expect(utilisationOf(load)).toMatchObject({
      rho: expect.closeTo(0.50044, 5),
      capacityPerSecond: expect.closeTo(23_978.9188, 4),
      growthPerSecond: 0,
    })
  })

  it('of no arrivals is 0', () =>
    expect(utilisationOf({ ...LOAD, arrivalsPerSecond: 0 })).toMatchObject({ rho: 0, growthPerSecond: 0 }))

  it('is unknown, and never NaN, without workers, without returned calls and without a rate', () => {
    expect(utilisationOf({ ...LOAD, workers: 0 })).toEqual({ kind: 'none', reason: 'no worker is ready' })
    expect(utilisationOf({ ...LOAD, heldMs: millis(0) })).toEqual({
      kind: 'none',
      reason: 'no call has returned',
    })
    expect(utilisationOf({ ...LOAD, arrivalsPerSecond: Number.NaN })).toEqual({
      kind: 'none',
      reason: 'a rate is not finite',
    })
  })
})
