import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, MOST_PARTS, type PlanPart, placeIn, planText, readPlan } from './plan'

const partsOf = (text: string) => {
  const read = readPlan(text)
  if (read.kind === 'wrong') throw new Error(read.problem)
  return read.parts
}

const anyFactor = fc.integer({ min: 1, max: 25_600 }).map((hundredths) => hundredths / 100)
const anyPart: fc.Arbitrary<PlanPart> = fc.record({
  from: anyFactor,
  to: anyFactor,
  ms: fc.integer({ min: 10, max: 600 }).map((hundredths) => hundredths * 10),
})

describe('a plan of demand', () => {
  it('is steps, ramps and spikes, one after another', () => {
    expect(partsOf('1x10s, 4x20s,1-8x500ms,20 x 0.5s,1x1min')).toEqual([
      { from: 1, to: 1, ms: 10_000 },
      { from: 4, to: 4, ms: 20_000 },
      { from: 1, to: 8, ms: 500 },
      { from: 20, to: 20, ms: 500 },
      { from: 1, to: 1, ms: 60_000 },
    ])
  })

  it('holds at its end where its last part has no length', () => {
    expect(lengthOf(partsOf('1x1s,4x'))).toBe(Number.POSITIVE_INFINITY)
    expect(placeIn(partsOf('1x1s,4x'), 1e9)?.factor).toBe(4)
  })

  it('is over after its last part, else', () => {
    expect([0, 999, 1000, 2999].map((ms) => placeIn(partsOf('1x1s,4x2s'), ms)?.factor)).toEqual([1, 1, 4, 4])
    expect(placeIn(partsOf('1x1s,4x2s'), 3000)).toBeNull()
  })

  it('climbs a ramp evenly', () => {
    expect([0, 250, 500, 999].map((ms) => placeIn(partsOf('1-9x1s'), ms)?.factor)).toEqual([1, 3, 5, 8.992])
  })

  it.each([
    ['', 'part 1, "",'],
    ['4', 'part 1, "4", is not of the form'],
    ['1x10s,fourx20s', 'part 2, "fourx20s", is not of the form'],
    ['1x10s,,1x10s', 'part 2, "",'],
    ['1x10', 'part 1, "1x10", is not'],
    ['-1x10s', 'part 1, "-1x10s", is not'],
    ['1x10s,4x,1x10s', 'part 2, "4x", holds for ever'],
    ['1-4x', 'part 1, "1-4x", is a ramp'],
    ['257x1s', 'part 1, "257x1s", multiplies by more than 256'],
    ['1e3x1s', 'part 1, "1e3x1s", is not'],
    ['NaNx1s', 'part 1'],
    ['1x0s', 'part 1, "1x0s", has to last'],
    ['1x99999min', 'part 1, "1x99999min", has to last'],
    ['0x10s', 'have a part above 0'],
    [Array.from({ length: MOST_PARTS + 1 }, () => '1x1s').join(','), 'have 50 parts at most, not 51'],
    ['1'.repeat(2000), 'be of 1000 characters at most'],
  ])('is refused by a sentence that names the part: %s', (text, problem) => {
    expect(readPlan(text)).toMatchObject({ kind: 'wrong', problem: expect.stringContaining(problem) })
  })

  it('is written as it is read', () => {
    const isKept = fc.property(fc.array(anyPart, { minLength: 1, maxLength: 12 }), (parts) => {
      expect(partsOf(planText(parts))).toEqual(parts)
    })
    fc.assert(isKept, { seed: 8, numRuns: 200 })
  })

  it('is read or refused, whatever the text', () => {
    const settles = fc.property(fc.string({ maxLength: 60 }), (text) => {
      const read = readPlan(text)
      if (read.kind === 'plan') expect(placeIn(read.parts, 0)?.factor).toBeGreaterThanOrEqual(0)
      else expect(read.problem).not.toBe('')
    })
    fc.assert(settles, { seed: 9, numRuns: 500 })
  })
})
