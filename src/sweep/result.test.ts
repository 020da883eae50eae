import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Visit } from './engine/visit'
import { requireOrder } from './order'
import { resultOf } from './result'
import { SWEPT_KEYS } from './swept'

const VALUES = [1, 2, 3, 4, 6, 8]
const anyRate = fc.option(fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
const anyVisit: fc.Arbitrary<Visit> = fc.record({
  value: fc.constantFrom(...VALUES),
  block: fc.nat(8),
  perSecond: anyRate,
  callUs: anyRate,
  callP99Us: anyRate,
  queueMean: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  slowdown: anyRate,
  directUs: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
  isOverloaded: fc.option(fc.boolean()),
  lost: fc.constantFrom(0, 0, 0, 0.005, 0.3, 1),
  cores: fc.option(fc.double({ min: 0.1, max: 64, noNaN: true })),
  alone: fc.option(fc.double({ min: 0.1, max: 1, noNaN: true })),
  others: fc.option(fc.nat(2)),
  disturbed: fc.constantFrom(0, 0, 0, 0.2),
})

const once = (visits: readonly Visit[]) =>
  visits.filter(
    (visit, at) =>
      visits.findIndex(({ value, block }) => value === visit.value && block === visit.block) === at,
  )

it('Whatever was measured, the sentence is one, and the best number is inside what was measured.', () => {
  const holds = fc.property(
    fc.constantFrom(...SWEPT_KEYS),
    fc.array(anyVisit, { maxLength: 54 }).map(once),
    fc.constantFrom({}, { 3: 'it failed' }, Object.fromEntries(VALUES.map((value) => [value, 'it failed']))),
    fc.constantFrom('time' as const, 'narrow' as const),
    (key, visits, faults, endedBy) => {
      const order = requireOrder({ [key]: VALUES })
      const { sentence, best, points, notes, fit } = resultOf(order, { visits, faults }, endedBy)
      for (const text of [sentence, ...notes]) {
        expect(text).toMatch(/^.+\.$/)
        expect(text).not.toMatch(/NaN|Infinity|undefined|null|− %/)
      }
      for (const { perSecond } of points)
        if (perSecond) expect(Object.values(perSecond).every(Number.isFinite)).toBe(true)
      if (key !== 'workers') expect([best, fit.kind]).toEqual([null, 'none'])
      if (!best) return
      const measured = points.filter(({ perSecond }) => perSecond !== null).map(({ value }) => value)
      for (const number of Object.values(best)) expect(measured).toContain(number)
      expect(best.low).toBeLessThanOrEqual(best.workers)
      expect(best.high).toBeGreaterThanOrEqual(best.workers)
      expect(best.workers).toBeLessThan(Math.max(...measured))
    },
  )
  fc.assert(holds, { seed: 11, numRuns: 400 })
})
