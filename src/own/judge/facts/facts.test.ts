import { describe, expect, it } from 'vitest'
import type { Block, StageDemand } from '../../stage/protocol'
import { factsOf, frameMsOf } from './facts'
import { blockOf, trialOf } from './test-facts'

const RATE: StageDemand = { kind: 'rate', perSecond: 200, arrivals: 'constant' }
const repeat = (count: number, block: Block) => Array.from({ length: count }, () => block)
const measured = { trial: trialOf(), demand: RATE, frameMs: 300 / 18 }
const factsFrom = (blocks: readonly Block[], idle: readonly Block[] = repeat(blocks.length, blockOf())) =>
  factsOf({ way: 'direct', workers: 0, blocks, idle }, measured)

/** Lost so many of 18 frames. */
const losing = (frames: number) => blockOf({ frames: 18 - frames })

describe('what a way came to', () => {
  it('is free when no frame is lost and no call holds the thread for long', () =>
    expect(factsFrom(repeat(8, blockOf()))).toMatchObject({ isFree: 'yes', keepsUp: 'yes' }))

  it('counts as lost the frames that would have been drawn in the time they had', () =>
    expect(factsFrom(repeat(8, losing(6))).figures).toMatchObject({ frames: 144, framesLost: 48 }))

  it('is not free when frames are lost that the page does not lose by itself', () =>
    expect(factsFrom(repeat(8, losing(6))).isFree).toBe('no'))

  it('is free though frames are lost, when the page loses as many while nothing runs', () =>
    expect(factsFrom(repeat(8, losing(6)), repeat(8, losing(6))).isFree).toBe('yes'))

  it('is unclear when some rounds lose frames and others none', () =>
    expect(factsFrom([0, 4, 0, 0, 5, 0, 0, 4].map(losing)).isFree).toBe('unclear'))

  it('does not mind a round that something else disturbed', () =>
    expect(factsFrom([0, 0, 0, 9, 0, 0, 0, 0].map(losing)).isFree).toBe('yes'))

  it('is not free when the thread is held for 50 ms, though frames are the same', () =>
    expect(factsFrom(repeat(8, blockOf({ longestHeldMs: 80 }))).isFree).toBe('no'))

  it('does not keep up when more calls are left over than may be under way', () =>
    expect(factsFrom(repeat(8, blockOf({ settledInTime: 30 }))).keepsUp).toBe('no'))

  it('does not keep up when calls hold the thread all the time', () =>
    expect(factsFrom(repeat(8, blockOf({ heldMs: 328 }))).keepsUp).toBe('no'))

  it('keeps up when what is left over are calls that wait for something', () => {
    const blocks = repeat(8, blockOf({ due: 60, settledInTime: 42 }))
    const slow = { ...measured, trial: trialOf({ callUs: 90_000, heldUs: 20 }) }
    expect(factsOf({ way: 'direct', workers: 0, blocks, idle: repeat(8, blockOf()) }, slow).keepsUp).toBe(
      'yes',
    )
  })

  it('has times of calls that did not throw only, and none where all threw', () => {
    const { figures } = factsFrom(repeat(8, blockOf({ failed: 30 })))
    expect(figures).toMatchObject({ calls: 480, failed: 240, callUs: { value: 2000 } })
    expect(factsFrom(repeat(8, blockOf({ failed: 60 }))).figures).toMatchObject({
      callUs: null,
      unknown: 'no call came to an end',
    })
  })
})

it('The time between frames is that of the least disturbed round, and none where no frame was drawn.', () => {
  expect(frameMsOf([blockOf({ frames: 9 }), blockOf()])).toBeCloseTo(300 / 18)
  expect(frameMsOf([blockOf({ frames: 0, framesMs: 0 })])).toBeNull()
})
