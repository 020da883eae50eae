import fc from 'fast-check'
import { expect, it } from 'vitest'
import { meanInterval } from './batch-means'
import { onLogScale } from './log-scale'
import { ratioInterval } from './ratio-interval'

it('An interval that was −32.9 to 236 about 101 lies above 0, and a narrow one is as it was.', () => {
  const { low, high } = onLogScale(101, 134.45)
  expect(low).toBeCloseTo(26.68, 1)
  expect(high).toBeCloseTo(382.3, 0)
  expect(onLogScale(1000, 1).low).toBeCloseTo(999, 2)
  expect(onLogScale(1000, 1).high).toBeCloseTo(1001, 2)
})

it('No interval of latencies or of their ratio reaches 0, and each holds its figure, whatever the calls took.', () => {
  const anyLatency = fc.oneof(
    fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
    fc.double({ min: 1, max: 100, noNaN: true }),
  )
  const holds = fc.property(fc.array(anyLatency, { minLength: 10, maxLength: 60 }), (latencies) => {
    const mean = meanInterval(latencies)
    const ratio = ratioInterval(latencies.map((x) => ({ x, y: 10 })))
    for (const { figure, found } of [
      { figure: mean.kind === 'interval' ? mean.mean : 0, found: mean },
      { figure: ratio.kind === 'interval' ? ratio.ratio : 0, found: ratio },
    ]) {
      if (found.kind === 'none') continue
      expect(found.low).toBeGreaterThan(0)
      expect(found.low).toBeLessThanOrEqual(figure)
      expect(found.high).toBeGreaterThanOrEqual(figure)
    }
  })
  fc.assert(holds, { seed: 15, numRuns: 500 })
})
