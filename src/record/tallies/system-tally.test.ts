import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { SystemTally } from './system-tally'

/** Both sides of Little's law, call·ms. */
const sidesOf = (tally: SystemTally, now: number) => {
  const { lengthIntegral, sojournSum, agesAtEnd } = tally.presence(instant(now))
  return { areaMs: lengthIntegral, latencyMs: sojournSum + agesAtEnd }
}

/** Enters and leaves, in the order of their moments. */
const play = (calls: readonly (readonly [entered: number, left: number])[], end: number, from = 0) => {
  const tally = new SystemTally(instant(from))
  const events = calls.flatMap(([entered, left]) => [
    { at: entered, act: () => tally.enter({ submittedAt: entered }) },
    { at: left, act: () => tally.leave({ submittedAt: entered }, instant(left)) },
  ])
  events.sort((a, b) => a.at - b.at)
  for (const { at, act } of events) if (at <= end) act()
  return sidesOf(tally, end)
}

describe('calls in the system', () => {
  it('agree with the calls’ stays, the ages of those still there included', () => {
    // Three calls that left and one that is still there, from 0 to 10: 13.5 call·ms, 1.35 calls on average.
    const { areaMs, latencyMs } = play(
      [
        [0, 3],
        [1, 4],
        [2, 6],
        [5, 7.5],
        [9, 12],
      ],
      10,
    )
    expect(areaMs).toBeCloseTo(13.5, 9)
    expect(latencyMs).toBeCloseTo(13.5, 9)
  })

  it('agree whatever calls come and go, and however late they are written down', () => {
    const anyCalls = fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), { maxLength: 60 })
    fc.assert(
      fc.property(anyCalls, fc.nat({ max: 3 }), (spans, lateness) => {
        const tally = new SystemTally(instant(0))
        const events = spans.flatMap(([entered, stay]) => {
          const left = entered + stay
          return [
            { at: entered + lateness, act: () => tally.enter({ submittedAt: entered }) },
            { at: left + lateness, act: () => tally.leave({ submittedAt: entered }, instant(left)) },
          ]
        })
        for (const { act } of events.sort((a, b) => a.at - b.at)) act()
        const { areaMs, latencyMs } = sidesOf(tally, 3000)
        expect(areaMs).toBeCloseTo(latencyMs, 6)
      }),
      { seed: 1961, numRuns: 300 },
    )
  })

  it('disagree when a call leaves twice or is stamped wrongly', () => {
    const doubled = new SystemTally(instant(0))
    doubled.enter({ submittedAt: 0 })
    doubled.leave({ submittedAt: 0 }, instant(5))
    doubled.leave({ submittedAt: 0 }, instant(5))
    const wrong = new SystemTally(instant(0))
    wrong.enter({ submittedAt: 0 })
    wrong.leave({ submittedAt: 3 }, instant(5))
    for (const tally of [doubled, wrong]) {
      const { areaMs, latencyMs } = sidesOf(tally, 10)
      expect(Math.abs(areaMs - latencyMs)).toBeGreaterThan(1)
    }
  })
})
