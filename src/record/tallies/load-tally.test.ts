import { describe, expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { PLACE } from '../calls/call-stages'
import { LoadTally } from './load-tally'

const N = 20_000

const arrivals = (gapMs: () => number, perSecond: number): LoadTally => {
  const tally = new LoadTally(perSecond)
  let submittedAt = 0
  for (let n = 0; n <= N; n += 1) {
    tally.arrived({ submittedAt })
    submittedAt += gapMs()
  }
  return tally
}

describe('Gaps between calls', () => {
  it('of a Poisson process vary as much as they are long, and are spread as they should be', () => {
    const random = createRandom(1)
    const tally = arrivals(() => -Math.log1p(-random()) * 4, 250)
    expect(tally.gaps?.count).toBe(N)
    expect(tally.gaps?.meanMs).toBeCloseTo(4, 0)
    expect(tally.gaps?.cv2).toBeGreaterThan(0.95)
    expect(tally.gaps?.cv2).toBeLessThan(1.05)
    expect(tally.distanceFromPoisson).toBeLessThan(1.36 / Math.sqrt(N))
  })

  it('that are all equal do not vary, and are far from a Poisson process', () => {
    const tally = arrivals(() => 4, 250)
    expect(tally.gaps?.cv2).toBeCloseTo(0, 12)
    expect(tally.distanceFromPoisson).toBeGreaterThan(0.5)
  })

  it('of another rate than was asked for are told from it', () => {
    const random = createRandom(2)
    expect(arrivals(() => -Math.log1p(-random()) * 4, 500).distanceFromPoisson).toBeGreaterThan(0.1)
  })

  it('of clusters vary more than those of a Poisson process', () => {
    let n = 0
    const gap = () => {
      n += 1
      return n % 10 === 0 ? 40 : 0
    }
    const tally = arrivals(gap, 250)
    expect(tally.gaps?.cv2).toBeCloseTo(9, 1)
  })

  it('are none of a single call, and say nothing where no rate was asked for', () => {
    const tally = new LoadTally(0)
    tally.arrived({ submittedAt: 1 })
    expect([tally.gaps, tally.distanceFromPoisson]).toEqual([null, null])
  })
})

it('For how long calls hold their workers has the mean and variance of what was stamped.', () => {
  const tally = new LoadTally(0)
  const values = new Float64Array(PLACE.settled + 1)
  for (const hold of [2, 4, 4, 4, 5, 5, 7, 9]) {
    values[PLACE.dispatched] = 1e6
    values[PLACE.received] = 1e6 + hold
    tally.returned(values)
  }
  expect(tally.holds).toEqual({ count: 8, meanMs: 5, cv2: expect.closeTo(4 / 25, 9) })
})
