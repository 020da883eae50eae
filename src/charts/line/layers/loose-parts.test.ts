import { describe, expect, it } from 'vitest'
import { looseParts, type Spot } from './loose-parts'

/** A line drawn left to right, one character per point: firm `-`, thin `.`, gap ` `. */
const spotsOf = (drawn: string): readonly (Spot | null)[] =>
  [...drawn].map((character, x) => (character === ' ' ? null : { x, y: 0, isThin: character === '.' }))
const partsOf = (drawn: string) => looseParts(spotsOf(drawn))

describe('The pieces of a line that are drawn faint', () => {
  it('are those that begin or end at a figure of too few calls.', () => {
    expect(partsOf('---').faint).toBe('')
    expect(partsOf('-.-').faint).toBe('M0,0L1,0L2,0')
    expect(partsOf('--.').faint).toBe('M1,0L2,0')
  })

  it('are broken where firm ones lie between them, and at gaps.', () => {
    expect(partsOf('.--.').faint).toBe('M0,0L1,0M2,0L3,0')
    expect(partsOf('.. ..').faint).toBe('M0,0L1,0M3,0L4,0')
  })
})

it('A figure without a neighbour stands alone, thin or not.', () => {
  expect(partsOf('- .  --').lone.map(({ x }) => x)).toEqual([0, 2])
  expect(partsOf('-- ').lone).toEqual([])
  expect(partsOf('')).toEqual({ faint: '', lone: [] })
})
