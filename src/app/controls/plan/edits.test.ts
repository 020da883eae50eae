import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planText, readPlan } from '../../../domain/experiments/plan'
import { cornersOf, movedCorner, withoutPart, withPart } from './edits'

const STEPS = [
  { from: 1, to: 1, ms: 5000 },
  { from: 1, to: 4, ms: 2000 },
]

it('A corner moves a step as a whole, and of a ramp where it leads to.', () => {
  expect(movedCorner(STEPS, 0, { factor: 2, ms: 1000 })[0]).toEqual({ from: 3, to: 3, ms: 6000 })
  expect(movedCorner(STEPS, 1, { factor: -2 })[1]).toEqual({ from: 1, to: 2, ms: 2000 })
})

it('Whatever is drawn is a plan that can be read.', () => {
  const anyAct = fc.oneof(
    fc.constant('step' as const),
    fc.constant('ramp' as const),
    fc.record({ take: fc.nat(5) }),
    fc.record({ at: fc.nat(5), factor: fc.double({ min: -500, max: 500, noNaN: true }), ms: fc.integer() }),
  )
  const isReadable = fc.property(fc.array(anyAct, { maxLength: 70 }), (acts) => {
    let parts: ReturnType<typeof withPart> = STEPS
    for (const act of acts) {
      if (typeof act === 'string') parts = withPart(parts, act)
      else if ('take' in act) parts = withoutPart(parts, act.take)
      else parts = movedCorner(parts, act.at, act)
    }
    const read = readPlan(planText(parts))
    if (read.kind === 'wrong') expect(read.problem).toBe('have a part above 0')
    expect(cornersOf(parts)).toHaveLength(parts.length)
  })
  fc.assert(isReadable, { seed: 3, numRuns: 200 })
})
