import { describe, expect, it } from 'vitest'
import { millis } from '../../domain/time'
import { backlogShareOf, fullSince } from './queue-windows'
import { playQueue, poisson, seeded } from './test-queue'

const END_MS = 20_000

/** Share of the backlog of calls of 5 ms that come at random to two workers for 20 s, `first` of them at once. */
const shareWith = (first: number, perSecond: number, seed: number): number => {
  const waiting = Array.from({ length: first }, () => 0)
  const { recorder, now } = playQueue({
    workers: 2,
    arrivals: [...waiting, ...poisson(perSecond, END_MS, seeded(seed))],
    serviceOf: () => 5,
    endMs: END_MS,
  })
  return backlogShareOf(fullSince(recorder.timeline(now, 120), millis(0)))
}

describe('A backlog', () => {
  it.each([1, 2, 3, 4, 5])(
    'has no share to speak of where calls came at random from the beginning: %i',
    (seed) => {
      for (const perSecond of [120, 240, 320]) expect(shareWith(0, perSecond, seed)).toBeLessThan(0.25)
    },
  )

  it.each([1, 2, 3, 4, 5])('has most of the mean where it was long, though it is gone: %i', (seed) =>
    expect(shareWith(500, 240, seed)).toBeGreaterThan(0.9),
  )

  it('has none of a queue that nobody waited in, nor of no time', () => {
    expect(backlogShareOf([])).toBe(0)
    expect(shareWith(0, 1, 1)).toBe(0)
  })
})
