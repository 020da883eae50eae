import { describe, expect, it } from 'vitest'
import { millis } from '../../../domain/time'
import { FIGURES_OF_2016 } from '../../definitions/references'
import { labelWidth } from '../../frame/labels/label-width'
import { LABEL_INSET, lineHeight, placeReferences, topOf } from '../../line/layers/reference-labels'
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

  const labelled = (height: number, width = 1000) =>
    placeReferences(FIGURES_OF_2016, logOver(height), { width, top: 0, height }).flatMap(({ y, place }) =>
      place ? [{ side: place.side, top: topOf(y, place.at) }] : [],
    )

  it('are all labelled on a chart of usual height, and no two labels touch.', () => {
    const labels = labelled(110)
    expect(labels).toHaveLength(FIGURES_OF_2016.length)
    for (const a of labels)
      for (const b of labels)
        if (a !== b && a.side === b.side) expect(Math.abs(a.top - b.top)).toBeGreaterThanOrEqual(12)
  })

  it('have labels that no line crosses where there is such a place.', () =>
    expect(
      placeReferences(
        [20, 40].map((value) => ({ value, label: 'a label', source: 'a source' })),
        (value) => value,
        { width: 1000, top: 0, height: 100 },
      ).map(({ place }) => place),
    ).toEqual([
      { side: 'left', at: 'on' },
      { side: 'left', at: 'on' },
    ]))

  it('whose label would be crossed have it under their line.', () =>
    expect(
      placeReferences(
        [20, 28].map((value) => ({ value, label: 'a label', source: 'a source' })),
        (value) => value,
        { width: 1000, top: 0, height: 100 },
      ).map(({ place }) => place),
    ).toEqual([
      { side: 'left', at: 'on' },
      { side: 'left', at: 'under' },
    ]))

  it('keep their line where a label has no room.', () => {
    expect(placeReferences(FIGURES_OF_2016, logOver(1), { width: 300, top: 0, height: 1 })).toHaveLength(4)
    expect(labelled(1, 300).length).toBeLessThan(4)
    expect(labelled(150, 100)).toEqual([])
  })

  it('have labels that stand on the name of no line, wherever that ends.', () => {
    const PLOT = { width: 1000, top: 0, height: 110 }
    for (let left = 0; left <= 960; left += 40)
      for (let middle = 6; middle <= 104; middle += 7) {
        const name = { left, right: left + 30, top: middle - 6, bottom: middle + 6 }
        const drawn = placeReferences(FIGURES_OF_2016, logOver(110), PLOT, [name])
        for (const { y, label, place } of drawn) {
          if (!place) continue
          const [width, top] = [labelWidth(label), topOf(y, place.at)]
          const start = place.side === 'left' ? LABEL_INSET : 1000 - LABEL_INSET - width
          const isBeside = name.right <= start || name.left >= start + width
          expect(isBeside || name.bottom <= top || name.top >= top + lineHeight()).toBe(true)
          expect(top).toBeGreaterThanOrEqual(0)
          expect(top + lineHeight()).toBeLessThanOrEqual(PLOT.height)
        }
        // One at the most has no room elsewhere: others stand there.
        expect(drawn.filter(({ place }) => place === null).length).toBeLessThan(2)
      }
  })

  it('are left out where the axis does not reach.', () =>
    expect(
      placeReferences(FIGURES_OF_2016, (value) => (value < 1000 ? 10 : null), {
        width: 1000,
        top: 0,
        height: 100,
      }),
    ).toHaveLength(3))
})
