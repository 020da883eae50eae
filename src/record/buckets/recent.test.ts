import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recent } from './recent'

describe('the most recent items', () => {
  it('are the newest that were added, oldest first, and never more than there is room for', () => {
    const agrees = fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(fc.constantFrom('push', 'replaceLast'), fc.nat())),
      fc.nat({ max: 30 }),
      (capacity, steps, count) => {
        const recent = new Recent<number>(capacity)
        let model: number[] = []
        for (const [step, item] of steps) {
          if (step === 'push') recent.push(item)
          else recent.replaceLast(item)
          model = [...(step === 'push' ? model : model.slice(0, -1)), item].slice(-capacity)
        }
        expect(recent.last()).toEqual(model)
        expect(recent.last(count)).toEqual(count === 0 ? [] : model.slice(-count))
      },
    )
    fc.assert(agrees, { seed: 8, numRuns: 500 })
  })

  it('are none before any was added', () => expect(new Recent<number>(5).last()).toEqual([]))
})
