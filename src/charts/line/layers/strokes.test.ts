import { describe, expect, it } from 'vitest'
import { millis } from '../../../domain/time'
import type { BandSeries, LineSeries, Panel } from '../../definitions/chart'
import { pointOf } from '../../timeline/test-points'
import { fillOf, type PlotPlaces, strokeOf } from './strokes'

const LINE: LineSeries = {
  id: 'mean',
  label: 'mean',
  kind: 'line',
  weight: 'heavy',
  value: ({ queueMean }) => queueMean,
}
const P90: LineSeries = { ...LINE, id: 'p90', percent: 90 }
const BAND: BandSeries = {
  id: 'max',
  label: 'max',
  kind: 'band',
  tells: 'top',
  low: () => 0,
  value: ({ queueMax }) => queueMax,
}
const PANEL: Panel = {
  id: 'queue',
  title: 'Queue length',
  description: 'How many wait.',
  doubtedAs: 'queue',
  quantity: 'calls',
  hue: '--hue-queue',
  scale: { kind: 'linear' },
  series: [LINE, BAND],
  shown: [LINE, BAND],
  references: [],
  now: () => [],
}
/** A pixel a second, a pixel a call. */
const PLACES: PlotPlaces = { xOf: (t) => t / 1000, yOf: (value) => 100 - value, floor: 0 }

const at = (seconds: number, over: Parameters<typeof pointOf>[0] = {}) => {
  const point = pointOf({ t: millis(seconds * 1000), queueMean: 10 * seconds, queueMax: 20, ...over })
  return { t: point.t, point }
}
const gap = { t: millis(2500), point: null }

describe('A line', () => {
  it('goes from point to point, and is broken at a gap.', () =>
    expect(strokeOf(PANEL, LINE, [at(1), at(2), gap, at(3), at(4)], PLACES)).toMatchObject({
      firm: 'M1,90L2,80M3,70L4,60',
      faint: '',
      lone: [],
      open: null,
    }))

  it('is faint from and to a figure that rests on too few calls.', () => {
    const { firm, faint } = strokeOf(
      PANEL,
      P90,
      [at(1, { samples: 1000 }), at(2, { samples: 1000 }), at(3, { samples: 5 })],
      PLACES,
    )
    expect(firm).toBe('M1,90L2,80')
    expect(faint).toBe('M2,80L3,70')
  })

  it('ends in the bucket that is being filled, which is no part of it yet.', () => {
    const { firm, open } = strokeOf(PANEL, LINE, [at(1), at(2), at(3, { complete: false })], PLACES)
    expect(firm).toBe('M1,90L2,80')
    expect(open).toMatchObject({ at: { x: 3, y: 70 }, from: { x: 2, y: 80 } })
  })

  it('shows a figure without neighbours as a point.', () =>
    expect(strokeOf(PANEL, LINE, [at(1), gap, at(3), gap], PLACES).lone).toMatchObject([
      { x: 1, y: 90 },
      { x: 3, y: 70 },
    ]))
})

describe('A band', () => {
  it('fills from its lower to its upper edge, piece by piece.', () => {
    const { area, edges } = fillOf(PANEL, BAND, [at(1), at(2), gap, at(3), at(4)], PLACES)
    expect(area).toBe('M1,80L2,80L2,100L1,100ZM3,80L4,80L4,100L3,100Z')
    expect(edges).toBe('M1,80L2,80M3,80L4,80M1,100L2,100M3,100L4,100')
  })
  it('fills nothing where nothing was measured.', () =>
    expect(fillOf(PANEL, BAND, [gap, gap], PLACES)).toMatchObject({ area: '', edges: '' }))
})
