import { describe, expect, it } from 'vitest'
import { millis } from '../domain/time'
import { placeReferences } from './reference-labels'
import { FIGURES_OF_2016 } from './references'
import { shadedSpans } from './shaded-spans'

describe('Interruptions', () => {
  const hidden = { kind: 'hidden', from: millis(10_000), to: millis(20_000) } as const

  it('are shaded where they lie, with a word for what it was.', () =>
    expect(shadedSpans([hidden], [0, 30_000], 900)).toEqual([
      { x: 300, width: 300, label: 'tab hidden', words: 'tab hidden' },
    ]))

  it('are cut to the stretch that is shown, and left out beside it.', () => {
    expect(shadedSpans([hidden], [15_000, 45_000], 900)).toMatchObject([{ x: 0, width: 150 }])
    expect(shadedSpans([hidden], [20_000, 50_000], 900)).toEqual([])
  })

  it('can be seen however short, without a word that has no room.', () =>
    expect(
      shadedSpans([{ kind: 'stall', from: millis(1000), to: millis(1001) }], [0, 30_000], 900),
    ).toMatchObject([{ width: 2, label: null, words: 'stalled' }]))
})

describe('The figures of 2016', () => {
  /** Four decades on so many pixels. */
  const logOver = (height: number) => (value: number) => (1 - Math.log10(value) / 4) * height

  it('are all labelled on a chart of usual height, and no two labels touch.', () => {
    const drawn = placeReferences(FIGURES_OF_2016, logOver(150), 1000)
    expect(drawn.map(({ side }) => side)).not.toContain('none')
    for (const a of drawn)
      for (const b of drawn)
        if (a !== b && a.side === b.side) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(12)
  })

  it('keep their line where a label has no room.', () => {
    expect(placeReferences(FIGURES_OF_2016, logOver(40), 1000)).toHaveLength(4)
    expect(placeReferences(FIGURES_OF_2016, logOver(40), 1000).map(({ side }) => side)).toContain('none')
    expect(placeReferences(FIGURES_OF_2016, logOver(150), 100).map(({ side }) => side)).toEqual([
      'none',
      'none',
      'none',
      'none',
    ])
  })

  it('are left out where the axis does not reach.', () =>
    expect(placeReferences(FIGURES_OF_2016, (value) => (value < 1000 ? 10 : null), 1000)).toHaveLength(3))
})
