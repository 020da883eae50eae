import { expect, it } from 'vitest'
import { snapshotOf } from '../../app/testing/test-snapshot'
import { micros, millis } from '../../domain/time'
import { createHistory } from '../timeline/history'
import { pointOf, stagePoints } from '../timeline/test-points'
import { overviewOf, overviewPath } from './overview'

/** Buckets of these mean call latencies, µs; null for one without calls. */
const historyOf = (means: readonly (number | null)[]) => {
  const history = createHistory()
  const timeline = means.map((mean, order) =>
    pointOf({
      t: millis((order + 1) * 250),
      span: millis(250),
      samples: mean === null ? 0 : 10,
      stages: mean === null ? null : stagePoints({}, { call: { mean: micros(mean) } }),
    }),
  )
  history.take({ ...snapshotOf(), timeline })
  return history
}

it('The overview goes from the least latency of the run to the largest, a decade at least.', () => {
  expect(overviewOf(historyOf([100, 1000, 10_000])).map(({ height }) => height)).toEqual([0, 0.5, 1])
  expect(overviewOf(historyOf([100, 100])).map(({ height }) => height)).toEqual([0, 0])
})

it('The overview of ten minutes has no more points than a chart.', () =>
  expect(overviewOf(historyOf(Array.from({ length: 2400 }, () => 50))).length).toBeLessThanOrEqual(150))

it('The overview is broken where no call settled.', () => {
  const path = overviewPath(overviewOf(historyOf([100, 100, null, 100, 100])), 1250, {
    width: 1000,
    height: 30,
  })
  expect(path.match(/M/g)).toHaveLength(2)
  expect(path.match(/L/g)).toHaveLength(2)
})

it('The overview of nothing is no line.', () =>
  expect(overviewPath(overviewOf(historyOf([])), 0, { width: 1000, height: 30 })).toBe(''))
