import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../app/testing/test-snapshot'
import { HEAT_ROWS } from '../../domain/figures/pictures/heat'
import type { Snapshot, TimelinePoint } from '../../domain/snapshot'
import { micros, millis } from '../../domain/time'
import { createHistory } from './history'
import { pointOf, stagePoints } from './test-points'

/** The bucket numbered `order`, from 0. */
const bucket = (order: number, over: Partial<TimelinePoint> = {}) =>
  pointOf({ t: millis((order + 1) * 250), span: millis(250), queueMean: order, ...over })
const made: TimelinePoint[] = []
/** Those from `from` up to and without `to`; each is made once, for all tests. */
const buckets = (from: number, to: number): readonly TimelinePoint[] => {
  while (made.length < to) made.push(bucket(made.length))
  return made.slice(from, to)
}
const snapshot = (timeline: readonly TimelinePoint[], run = 1): Snapshot => ({
  ...snapshotOf(),
  run,
  timeline,
})
const timesOf = (history: ReturnType<typeof createHistory>) => {
  const { first, end } = history.kept()
  return Array.from({ length: end - first }, (_, index) => history.timeOf(first + index))
}

describe('The history of a run', () => {
  it('takes each bucket once, however much snapshots overlap and whichever are missed.', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 119 }), { minLength: 1, maxLength: 20 }), (steps) => {
        const history = createHistory()
        let closed = 0
        for (const step of steps) {
          closed += step
          history.take(snapshot(buckets(Math.max(0, closed - 120), closed)))
        }
        expect(timesOf(history)).toEqual(buckets(0, closed).map(({ t }) => t))
      }),
      { numRuns: 30 },
    ))

  it('leaves out the bucket that is still being filled.', () => {
    const history = createHistory()
    history.take(snapshot([bucket(0), bucket(1, { complete: false })]))
    expect(timesOf(history)).toEqual([250])
  })

  it('keeps the newest when it is full, under the numbers they always had.', () => {
    const history = createHistory(8)
    history.take(snapshot(buckets(0, 11)))
    expect(history.kept()).toEqual({ first: 3, end: 11 })
    expect(history.fold(10, 11)).toMatchObject({ t: 2750, queueMean: 10 })
    expect(history.fold(3, 4)).toMatchObject({ t: 1000, queueMean: 3 })
  })

  it('forgets the run before when another begins.', () => {
    const history = createHistory()
    history.take(snapshot(buckets(0, 20)))
    history.take(snapshot(buckets(0, 2), 2))
    expect(timesOf(history)).toEqual([250, 500])
  })

  it('gives a bucket back as it was.', () => {
    const history = createHistory()
    const heat = new Uint32Array(HEAT_ROWS)
    heat[20] = 7
    const point = bucket(0, { slowdownLow: 250, slowdownHigh: 270, excluded: 2, heat })
    history.take(snapshot([point]))
    expect(history.fold(0, 1)).toEqual(point)
  })

  it('gives back what a bucket did not have as not there, and never as 0.', () => {
    const history = createHistory()
    history.take(snapshot([bucket(0, { stages: null, slowdown: null, busy: null, samples: 0 })]))
    expect(history.fold(0, 1)).toMatchObject({ stages: null, slowdown: null, busy: null, slowdownLow: null })
    expect(history.fold(0, 1).heat).toHaveLength(0)
  })
})

describe('Neighbours in one point', () => {
  const foldOf = (...given: readonly Partial<TimelinePoint>[]) => {
    const history = createHistory()
    history.take(snapshot(given.map((over, order) => bucket(order, over))))
    return history.fold(0, given.length)
  }

  it('end where the last ends, and are as long as all of them.', () =>
    expect(foldOf({}, {}, {})).toMatchObject({ t: 750, span: 750, complete: true }))

  it('add their counts, and keep the largest queue.', () =>
    expect(
      foldOf(
        { samples: 10, submitted: 12, queueMax: 9, excluded: 1 },
        { samples: 30, submitted: 30, queueMax: 4, excluded: 2 },
      ),
    ).toMatchObject({ samples: 40, submitted: 42, queueMax: 9, excluded: 3 }))

  it('add their calls by latency, row by row.', () => {
    const heatOf = (row: number, count: number) => {
      const heat = new Uint32Array(HEAT_ROWS)
      heat[row] = count
      return heat
    }
    const { heat } = foldOf({ heat: heatOf(20, 3) }, { heat: heatOf(20, 4) }, { heat: heatOf(63, 1) }, {})
    expect([heat[20], heat[63], heat[0]]).toEqual([7, 1, 0])
  })

  it('weigh the mean queue and the workers’ shares by time.', () =>
    expect(
      foldOf(
        { span: millis(100), queueMean: 10, busy: 1, held: 1 },
        { span: millis(300), queueMean: 2, busy: 0, held: null },
      ),
    ).toMatchObject({ queueMean: 4, busy: 0.25, held: 1 }))

  it('weigh means and lower percentiles by calls, and keep the highest of the upper ones.', () => {
    const { stages } = foldOf(
      { samples: 10, stages: stagePoints({ mean: micros(100), p50: micros(80), p99: micros(900) }) },
      { samples: 30, stages: stagePoints({ mean: micros(20), p50: micros(20), p99: micros(50) }) },
      { samples: 0, stages: null },
    )
    expect(stages?.dispatch).toMatchObject({ mean: 40, p50: 35, p99: 900 })
  })

  it('take the ratio of the last, which looks back by itself.', () =>
    expect(foldOf({ slowdown: 100 }, { slowdown: 300, slowdownLow: 280 })).toMatchObject({
      slowdown: 300,
      slowdownLow: 280,
    }))

  it('never put a percentile outside of what its parts have.', () => {
    const latencies = fc.integer({ min: 1, max: 1e6 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ us: latencies, samples: fc.integer({ min: 1, max: 1e4 }) }), {
          minLength: 1,
          maxLength: 16,
        }),
        (parts) => {
          const { stages } = foldOf(
            ...parts.map(({ us, samples }) => ({ samples, stages: stagePoints({ p50: micros(us) }) })),
          )
          const all = parts.map(({ us }) => us)
          expect(stages?.call.p50).toBeGreaterThanOrEqual(Math.min(...all) - 1e-6)
          expect(stages?.call.p50).toBeLessThanOrEqual(Math.max(...all) + 1e-6)
        },
      ),
      { numRuns: 40 },
    )
  })
})
