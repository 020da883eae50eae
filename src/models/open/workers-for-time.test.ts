import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectClose, said } from '../test-models'
import { exponentialQueue } from './open-queue'
import { sojournQuantile } from './sojourn-quantile'
import { workersForTime } from './workers-for-time'

/** Of the wait alone. */
const WAIT = { leastUs: 0, beyondUs: 0 }
const workersForWait = (arrivalsPerSecond: number, holdUs: number, limitUs: number) =>
  workersForTime({ ...WAIT, arrivalsPerSecond, holdUs, limitUs })

describe('the workers for a time', () => {
  it.each([
    [1000, 5000, 5000, 8, 4695.005492806594],
    [1000, 5000, 1000, 11, 342.8339937665],
    [200, 10_000, 10_000, 5, 5955.906425723383],
    [10_000, 100, 100, 4, 23.778329105],
    [50, 100_000, 0, 12, 0],
  ])('%f calls/s of %f µs, 99 %% within %f µs, are %i', (arrivalsPerSecond, holdUs, waitUs, workers, p99) => {
    const needed = said(workersForWait(arrivalsPerSecond, holdUs, waitUs))
    expect(needed.workers).toBe(workers)
    expectClose(needed.timeUs, p99, 1e-4)
  })

  it('are enough, and one fewer is not, by the model of the queue itself', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 10, max: 20_000, noNaN: true }),
        fc.double({ min: 0, max: 50_000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (arrivalsPerSecond, holdUs, limitUs, least) => {
          const service = { leastUs: holdUs * least, beyondUs: holdUs * (1 - least) }
          const needed = workersForTime({ arrivalsPerSecond, holdUs, ...service, limitUs })
          if (needed.kind === 'none') return
          const timeWith = (servers: number) => {
            const queue = exponentialQueue({ arrivalsPerSecond, holdUs, servers })
            return queue.kind === 'none'
              ? Number.POSITIVE_INFINITY
              : sojournQuantile({ ...queue, ...service }, 0.99)
          }
          expect(timeWith(needed.workers)).toBeLessThanOrEqual(limitUs)
          if (needed.workers > 1) expect(timeWith(needed.workers - 1)).toBeGreaterThan(limitUs)
        },
      ),
    ))

  it('are fewer where calls vary less, and more where they vary more', () => {
    const target = { ...WAIT, arrivalsPerSecond: 1000, holdUs: 5000, limitUs: 5000 }
    const [equal, exponential, varied] = [0.5, 1, 4].map(
      (variability) => said(workersForTime({ ...target, variability })).workers,
    )
    expect(equal).toBeLessThan(exponential ?? 0)
    expect(varied).toBeGreaterThan(exponential ?? 0)
  })

  it('are none where there are not as many, or the question has no figures', () => {
    const target = { ...WAIT, arrivalsPerSecond: 1e6, holdUs: 1e6, limitUs: 1 }
    expect(workersForTime(target)).toEqual({ kind: 'none', reason: 'more than 256 workers would be needed' })
    expect(workersForTime({ ...target, holdUs: Number.NaN })).toMatchObject({ kind: 'none' })
    expect(workersForTime({ ...target, limitUs: -1 })).toMatchObject({ kind: 'none' })
    expect(workersForTime({ ...target, share: 1 })).toMatchObject({ kind: 'none' })
  })
})
