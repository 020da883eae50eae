import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, type Millis, millis } from '../../domain/time'
import { QueueTally } from '../../record/buckets/queue-tally'
import type { Presence } from '../../record/tallies/system-tally'
import { littleBalance } from './little'

/** Sum of the ages at `now` of calls that came at these moments; ms. */
const agesOf = (arrivals: readonly number[], now: number): Millis =>
  millis(arrivals.reduce((sum, arrival) => sum + now - arrival, 0))

/** When each call came and when it went, ms. */
type Stay = readonly [from: number, to: number]

/** Counts stays on [start, end] as a run does: the length at each event, and the times of those that left. */
const presenceOf = (stays: readonly Stay[], start: number, end: number): Presence => {
  const tally = new QueueTally(instant(start))
  const changes = stays.flatMap(([from, to]) => [[from, 1] as const, [to, -1] as const])
  for (const [at, change] of changes.toSorted(([a], [b]) => a - b))
    if (at <= end) tally.set(tally.length + change, instant(at))
  const presentAt = (at: number) => stays.filter(([from, to]) => from < at && at < to).map(([from]) => from)
  const left = stays.filter(([, to]) => start < to && to <= end)
  return {
    span: millis(end - start),
    lengthIntegral: tally.meanUntil(instant(end)) * (end - start),
    sojournSum: millis(left.reduce((sum, [from, to]) => sum + to - from, 0)),
    agesAtStart: agesOf(presentAt(start), start),
    agesAtEnd: agesOf(presentAt(end), end),
  }
}

describe('Little’s law', () => {
  // Five calls as (submitted, dispatched, settled) on [0, 10]; worked out by hand.
  const CALLS = [
    [0, 1, 3],
    [1, 3, 4],
    [2, 4, 6],
    [5, 6, 7.5],
    [9, 9, 12],
  ] as const

  it('balances five calls of which one is still there: 1.35 in the system, though λW is 1.25', () => {
    const presence = presenceOf(
      CALLS.map(([submitted, , settled]) => [submitted, settled]),
      0,
      10,
    )
    expect(presence).toMatchObject({ sojournSum: 12.5, agesAtEnd: 1, agesAtStart: 0 })
    const balance = littleBalance(presence)
    expect(balance).toEqual({
      kind: 'balance',
      meanPresent: expect.closeTo(1.35, 12),
      accounted: expect.closeTo(1.35, 12),
      residual: expect.closeTo(0, 12),
      naiveResidual: expect.closeTo(-0.07407407407407414, 12),
    })
  })

  it('balances the parts of the system too: 0.6 waiting, 0.75 held', () => {
    const waiting = CALLS.map(([submitted, dispatched]) => [submitted, dispatched] as const)
    const held = CALLS.map(([, dispatched, settled]) => [dispatched, settled] as const)
    expect(littleBalance(presenceOf(waiting, 0, 10))).toMatchObject({
      meanPresent: expect.closeTo(0.6, 12),
      residual: expect.closeTo(0, 12),
    })
    expect(littleBalance(presenceOf(held, 0, 10))).toMatchObject({
      meanPresent: expect.closeTo(0.75, 12),
      residual: expect.closeTo(0, 12),
    })
  })

  it('balances any calls, whatever edges they cross', () => {
    const moment = fc.integer({ min: 0, max: 1000 })
    const balances = fc.property(fc.array(fc.tuple(moment, moment), { minLength: 1 }), (pairs) => {
      const stays = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
      const balance = littleBalance(presenceOf(stays, 200, 900))
      if (balance.kind === 'balance') expect(balance.residual).toBeCloseTo(0, 9)
      else expect(balance.reason).toBe('no calls')
    })
    fc.assert(balances, { seed: 9, numRuns: 500 })
  })

  it('shows a call that was lost from the count', () => {
    const presence = presenceOf([[0, 10]], 0, 10)
    const lost = { ...presence, sojournSum: millis(0) }
    expect(littleBalance(lost)).toMatchObject({ kind: 'balance', residual: -1 })
  })

  it('is silent, and never NaN, without time, without calls, and when a time is none', () => {
    const empty = presenceOf([], 0, 10)
    expect(littleBalance(empty)).toEqual({ kind: 'none', reason: 'no calls' })
    expect(littleBalance({ ...empty, span: millis(0) })).toMatchObject({ reason: 'no time has passed' })
    expect(littleBalance({ ...empty, agesAtEnd: millis(Number.NaN) })).toMatchObject({
      reason: 'a time is not finite',
    })
    expect(littleBalance({ ...empty, sojournSum: millis(5) })).toMatchObject({
      reason: 'calls were away, yet none was counted',
    })
  })
})
