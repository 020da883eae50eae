import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EDGES, HEIGHT, plotScale } from './plot-scale'

it('Whatever was measured lies inside the picture, and its axis has a few round figures.', () => {
  const anyValues = fc
    .uniqueArray(fc.oneof(fc.constant(0), fc.double({ min: 0.4, max: 1e6, noNaN: true })), {
      minLength: 2,
      maxLength: 24,
    })
    .map((values) => values.toSorted((a, b) => a - b))
  const holds = fc.property(anyValues, fc.double({ min: 0, max: 1e9, noNaN: true }), (values, most) => {
    const { x, y, ticks } = plotScale(values, most, 400)
    for (const value of values) {
      expect(x(value)).toBeGreaterThanOrEqual(EDGES.left - 1e-6)
      expect(x(value)).toBeLessThanOrEqual(400 - EDGES.right + 1e-6)
    }
    expect(ticks.length).toBeLessThanOrEqual(6)
    for (const tick of ticks) expect(y(tick)).toBeLessThanOrEqual(HEIGHT - EDGES.bottom + 1e-6)
    expect(ticks.every(Number.isFinite)).toBe(true)
  })
  fc.assert(holds, { seed: 5, numRuns: 200 })
})
