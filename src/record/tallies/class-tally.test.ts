import { describe, expect, it } from 'vitest'
import { instant, micros } from '../../domain/time'
import { ClassTally } from './class-tally'

/** Calls that completed at these moments, ms since the start at 1000, each with its moment as latency. */
const tallyOf = (...moments: number[]) => {
  const tally = new ClassTally(instant(1000))
  for (const ms of moments) tally.completed(micros(ms), micros(1), instant(1000 + ms))
  return tally
}

describe('a second class of calls', () => {
  it('has a point for each bucket in which a call completed, the unfinished one with them', () => {
    const tally = tallyOf(10, 240, 260, 900)
    expect(tally.pointAt(instant(1250))).toMatchObject({ samples: 2, p99: 240 })
    expect(tally.pointAt(instant(1500))).toMatchObject({ samples: 1, p50: expect.closeTo(260, -1) })
    expect(tally.pointAt(instant(1750))).toBeNull()
    expect(tally.pointAt(instant(1930))).toMatchObject({ samples: 1 })
    expect(tally.pointAt(instant(1000))).toMatchObject({ samples: 2 })
  })

  it('has latencies of the last five seconds, and says over how many', () => {
    const tally = tallyOf(10, 4000, 6100)
    expect(tally.recent(instant(1500)).seconds).toBe(0.5)
    const { latencies, seconds } = tally.recent(instant(7200))
    expect(latencies.count).toBe(2)
    expect(seconds).toBeCloseTo(4.95, 6)
    expect(tally.recent(instant(60_000)).latencies.count).toBe(0)
  })

  it('has all latencies of the run, and remembers no more points than the timeline', () => {
    const tally = tallyOf(...Array.from({ length: 5000 }, (_, n) => n * 250 + 1))
    expect(tally.call.count).toBe(5000)
    expect(tally.pointAt(instant(1000 + 2500 * 250))).toBeNull()
    expect(tally.pointAt(instant(1000 + 4999 * 250))).not.toBeNull()
  })
})
