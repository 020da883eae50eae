import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { QueueTally } from './queue-tally'

/** Applies +1 and −1 in the order of time; at one moment those that leave go first. */
const tallyOf = (changes: readonly (readonly [at: number, change: number])[], start = 0) => {
  const tally = new QueueTally(instant(start))
  for (const [at, change] of changes.toSorted(([a, da], [b, db]) => a - b || da - db))
    tally.set(tally.length + change, instant(at))
  return tally
}

describe('a queue tally', () => {
  // Five calls as (submitted, dispatched, settled) on [0, 10]: reference values of Little's law, worked by hand.
  const CALLS = [
    [0, 1, 3],
    [1, 3, 4],
    [2, 4, 6],
    [5, 6, 7.5],
    [9, 9, 12],
  ] as const

  it('weighs each length by the time it lasted: 0.6 waiting, 1.35 in the system', () => {
    const waiting = CALLS.flatMap(([submitted, dispatched]) => [
      [submitted, 1] as const,
      [dispatched, -1] as const,
    ])
    const present = CALLS.flatMap(([submitted, , settled]) => [
      [submitted, 1] as const,
      [settled, -1] as const,
    ])
    const within = present.filter(([at]) => at <= 10)
    expect(tallyOf(waiting).meanUntil(instant(10))).toBeCloseTo(0.6, 12)
    expect(tallyOf(within).meanUntil(instant(10))).toBeCloseTo(1.35, 12)
  })

  it('keeps the greatest length, however short it lasted', () => {
    const tally = new QueueTally(instant(0))
    tally.set(160_000, instant(1))
    tally.set(0, instant(1))
    expect([tally.max, tally.meanUntil(instant(2))]).toEqual([160_000, 0])
  })

  it('starts over with the length it has', () => {
    const tally = new QueueTally(instant(0))
    tally.set(8, instant(0))
    tally.set(3, instant(5))
    tally.reset(instant(10))
    expect([tally.max, tally.length, tally.meanUntil(instant(20))]).toEqual([3, 3, 3])
    tally.set(1, instant(20))
    expect(tally.meanUntil(instant(30))).toBe(2)
  })

  it('has its present length for a mean before any time has passed', () => {
    const tally = new QueueTally(instant(7))
    tally.set(4, instant(7))
    expect(tally.meanUntil(instant(7))).toBe(4)
  })

  it('takes an event from just before the last one as simultaneous', () => {
    const tally = new QueueTally(instant(0))
    tally.set(2, instant(10))
    tally.set(6, instant(9))
    expect(tally.meanUntil(instant(20))).toBe(3)
    expect(tally.meanUntil(instant(15))).toBe(3)
  })
})
