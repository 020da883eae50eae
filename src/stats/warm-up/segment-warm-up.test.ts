import { describe, expect, it } from 'vitest'
import { callOf, segmentOf } from '../../record/calls/test-calls'
import type { SegmentTally } from '../../record/tallies/segment-tally'
import { cutRoundsOf, warmUpOfSegment } from './segment-warm-up'

const segmentWith = (latenciesUs: readonly number[]): SegmentTally => {
  const segment = segmentOf(1)
  for (const us of latenciesUs) segment.completed(callOf(us, 1))
  return segment
}

/** A cold start that dies away, on which a pattern lies: the published example of MSER-5, by hand. */
const PATTERN = [0, 3, -2, 4, -3, 1, -1, 2, -4, 0]
const COLD = Array.from(
  { length: 100 },
  (_, i) => Math.round(60 + 190 * Math.exp(-i / 6)) + (PATTERN[i % 10] ?? 0),
)

describe('the warm-up of a segment', () => {
  it('is the first 35 of a hundred calls, and without it the mean is 59.98 in place of 72.35 µs', () => {
    const warmUp = warmUpOfSegment(segmentWith(COLD))
    expect(warmUp).toMatchObject({ kind: 'warm', cutCalls: 35, cutRounds: 0 })
    if (warmUp.kind !== 'warm') return
    expect(warmUp.meanOfAllUs).toBeCloseTo(72.35, 5)
    expect(warmUp.meanAfterUs).toBeCloseTo(59.984615384615, 5)
  })

  it('is found in memory that does not grow, when a hundred thousand calls follow it', () => {
    const slow = Array.from({ length: 5000 }, (_, i) => 500 - i / 12.5)
    const steady = Array.from({ length: 100_000 }, (_, i) => 100 + (PATTERN[i % 10] ?? 0))
    const warmUp = warmUpOfSegment(segmentWith([...slow, ...steady]))
    expect(warmUp).toMatchObject({ kind: 'warm' })
    if (warmUp.kind !== 'warm') return
    expect(warmUp.cutCalls).toBeGreaterThanOrEqual(4000)
    expect(warmUp.cutCalls).toBeLessThan(8000)
    expect(warmUp.meanAfterUs).toBeCloseTo(100, 0)
  })

  it('is not over while latencies rise to the end', () =>
    expect(warmUpOfSegment(segmentWith(Array.from({ length: 2000 }, (_, i) => i)))).toEqual({
      kind: 'not-warm',
    }))

  it('is unknown of no calls, and of a few', () => {
    expect(warmUpOfSegment(segmentWith([]))).toEqual({ kind: 'unknown', reason: 'no calls yet' })
    expect(warmUpOfSegment(segmentWith(COLD.slice(0, 29)))).toEqual({
      kind: 'unknown',
      reason: 'too few calls to tell',
    })
  })

  it('of rounds is two of the twelve that a tracing JIT was published with in 2016', () => {
    const rounds = [
      248.463297, 89.544964, 63.347292, 63.825631, 55.110717, 51.918244, 62.353158, 40.433884, 65.630174,
      85.674763, 65.085721, 44.353342,
    ]
    expect(cutRoundsOf(rounds)).toBe(2)
    expect(cutRoundsOf(rounds.slice(0, 5))).toBe(0)
  })
})
