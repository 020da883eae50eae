import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectClose, said } from '../test-models'
import { exponentialQueue } from './open-queue'
import { waitQuantile } from './wait-quantile'
import { workersForWait } from './workers-for-wait'

describe('the workers for a wait', () => {
  it.each([
    [1000, 5000, 5000, 8, 4695.005492806594],
    [1000, 5000, 1000, 11, 342.8339937665],
    [200, 10_000, 10_000, 5, 5955.906425723383],
    [10_000, 100, 100, 4, 23.778329105],
    [50, 100_000, 0, 12, 0],
  ])('%f calls/s of %f µs, 99 %% within %f µs, are %i', (arrivalsPerSecond, holdUs, waitUs, workers, p99) => {
    const needed = said(workersForWait({ arrivalsPerSecond, holdUs, waitUs }))
    expect(needed.workers).toBe(workers)
    expectClose(needed.waitUs, p99, 1e-4)
  })

  it('are enough, and one fewer is not, by the model of the queue itself', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 10, max: 20_000, noNaN: true }),
        fc.double({ min: 0, max: 50_000, noNaN: true }),
        (arrivalsPerSecond, holdUs, waitUs) => {
          const needed = workersForWait({ arrivalsPerSecond, holdUs, waitUs })
          if (needed.kind === 'none') return
          const waitWith = (servers: number) => {
            const queue = exponentialQueue({ arrivalsPerSecond, holdUs, servers })
            return queue.kind === 'none' ? Number.POSITIVE_INFINITY : waitQuantile(queue, 0.99)
          }
          expect(waitWith(needed.workers)).toBeLessThanOrEqual(waitUs)
          if (needed.workers > 1) expect(waitWith(needed.workers - 1)).toBeGreaterThan(waitUs)
        },
      ),
    ))

  it('are fewer where calls vary less, and more where they vary more', () => {
    const target = { arrivalsPerSecond: 1000, holdUs: 5000, waitUs: 5000 }
    const [equal, exponential, varied] = [0.5, 1, 4].map(
      (variability) => said(workersForWait({ ...target, variability })).workers,
    )
    expect(equal).toBeLessThan(exponential ?? 0)
    expect(varied).toBeGreaterThan(exponential ?? 0)
  })

  it('are none where there are not as many, or the question has no figures', () => {
    const target = { arrivalsPerSecond: 1e6, holdUs: 1e6, waitUs: 1 }
    expect(workersForWait(target)).toEqual({ kind: 'none', reason: 'more than 256 workers would be needed' })
    expect(workersForWait({ ...target, holdUs: Number.NaN })).toMatchObject({ kind: 'none' })
    expect(workersForWait({ ...target, waitUs: -1 })).toMatchObject({ kind: 'none' })
    expect(workersForWait({ ...target, share: 1 })).toMatchObject({ kind: 'none' })
  })
})
