import { describe, expect, it } from 'vitest'
import { micros } from '../../../domain/time'
import { FIRST_VIEW } from '../../../store/kept/chosen-view'
import { PANELS } from '../../definitions/charts'
import { panelUnder } from '../../definitions/panel-under'
import { pointOf, stagePoints } from '../../timeline/test-points'
import { pointText } from './point-text'

const FLOOR = 10
const textOf = (panelId: string, seriesId: string, point = pointOf()) => {
  const row = PANELS.find(({ id }) => id === panelId)
  const panel =
    row && panelUnder(row, FIRST_VIEW, { hops: 'apart', lock: false, background: false, theory: 'holds' })
  const series = panel?.series.find(({ id }) => id === seriesId)
  if (!panel || !series) throw new Error(`no ${panelId}.${seriesId}`)
  return pointText(panel, series, point, FLOOR)
}

describe('A figure in print', () => {
  it('carries its unit.', () => {
    const point = pointOf({ samples: 1000, busy: 0.256 })
    expect(textOf('queue', 'max', point)?.text).toBe('12')
    expect(textOf('dispatch', 'p99', point)?.text).toBe('2.40 ms')
    expect(textOf('slowdown', 'ratio', point)?.text).toBe('260×')
    expect(textOf('throughput', 'completed', point)?.text).toBe('5,000/s')
    expect(textOf('utilisation', 'busy', point)?.text).toBe('26 %')
  })

  it('is no number where the clock cannot tell a latency.', () => {
    const point = pointOf({ stages: stagePoints({ p50: micros(9.9), mean: micros(0.4) }) })
    expect(textOf('dispatch', 'p50', point)?.text).toBe('< 10 µs')
    expect(textOf('stages', 'service', point)?.text).toBe('< 10 µs')
  })

  it('is a number below the same limit where it is no latency.', () =>
    expect(textOf('queue', 'mean', pointOf({ queueMean: 0.5 }))?.text).toBe('0.5'))

  it('is both ends of an interval, and nothing where there is none.', () => {
    expect(textOf('slowdown', 'interval', pointOf({ slowdownLow: 250, slowdownHigh: 270 }))?.text).toBe(
      '250× – 270×',
    )
    expect(textOf('slowdown', 'interval')).toBeNull()
  })

  it.each([
    ['p50', 19, 'thin'],
    ['p50', 20, 'firm'],
    ['p90', 99, 'thin'],
    ['p90', 100, 'firm'],
    ['p99', 999, 'thin'],
    ['p99', 1000, 'firm'],
    ['p999', 9999, 'thin'],
    ['p999', 10_000, 'firm'],
  ] as const)('of %s over %d calls is %s: ten must lie beyond.', (percentile, samples, trust) =>
    expect(textOf('dispatch', percentile, pointOf({ samples }))?.trust).toBe(trust),
  )
})
