import { describe, expect, it } from 'vitest'
import { millis } from '../../domain/time'
import { progressOf } from './progress'

describe('progress', () => {
  it('of an endless run has rounds, and no end to estimate', () =>
    expect(progressOf({ rounds: 0, seconds: 0 }, millis(5000), 3, 0.5)).toEqual({
      round: 4,
      rounds: 0,
      fraction: null,
      roundFraction: 0.5,
      secondsLeft: null,
    }))

  it.each([
    ['rounds', { rounds: 4, seconds: 0 }, 0.625, 12],
    ['seconds', { rounds: 0, seconds: 40 }, 0.5, 20],
    ['whichever of the two ends sooner', { rounds: 4, seconds: 40 }, 0.625, 12],
  ])('goes by %s', (_by, limits, fraction, secondsLeft) =>
    expect(progressOf(limits, millis(20_000), 2, 0.5)).toMatchObject({
      fraction,
      secondsLeft: expect.closeTo(secondsLeft, 9),
    }),
  )

  it('estimates nothing from the first two percent, and is never more than whole', () => {
    expect(progressOf({ rounds: 100, seconds: 0 }, millis(100), 1, 0.9).secondsLeft).toBeNull()
    expect(progressOf({ rounds: 100, seconds: 0 }, millis(100), 2, 0).secondsLeft).toBeCloseTo(4.9, 9)
    expect(progressOf({ rounds: 2, seconds: 1 }, millis(9000), 2, 0.3)).toMatchObject({
      round: 2,
      fraction: 1,
      secondsLeft: 0,
    })
  })
})
