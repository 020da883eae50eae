import { describe, expect, it } from 'vitest'
import { brushed, stretchOf } from './brushed'

const END = 60_000
const STRETCH = { from: 20_000, to: 40_000 }

describe('The window of the time bar', () => {
  it('covers the newest half minute when nothing was chosen, and all of a young run.', () => {
    expect(stretchOf({ kind: 'newest' }, END)).toEqual({ from: 30_000, to: END })
    expect(stretchOf({ kind: 'newest' }, 4000)).toEqual({ from: 0, to: 4000 })
  })

  it('grows and shrinks by its ends, and moves as a whole.', () => {
    expect(brushed(STRETCH, 'from', -5000, 0, END)).toEqual({ kind: 'window', from: 15_000, to: 40_000 })
    expect(brushed(STRETCH, 'to', -5000, 0, END)).toEqual({ kind: 'window', from: 20_000, to: 35_000 })
    expect(brushed(STRETCH, 'both', 5000, 0, END)).toEqual({ kind: 'window', from: 25_000, to: 45_000 })
  })

  it('stays within what is kept, and longer than a second.', () => {
    const far = Number.POSITIVE_INFINITY
    expect(brushed(STRETCH, 'both', -far, 10_000, END)).toEqual({ kind: 'window', from: 10_000, to: 30_000 })
    expect(brushed(STRETCH, 'from', far, 0, END)).toEqual({ kind: 'window', from: 39_000, to: 40_000 })
    expect(brushed(STRETCH, 'to', -far, 0, END)).toEqual({ kind: 'window', from: 20_000, to: 21_000 })
  })

  it('follows the run once its end is the run’s end.', () => {
    expect(brushed(STRETCH, 'to', 30_000, 0, END)).toEqual({ kind: 'follow', span: 40_000 })
    expect(brushed(STRETCH, 'both', 30_000, 0, END)).toEqual({ kind: 'follow', span: 20_000 })
    expect(brushed({ from: 30_000, to: END }, 'from', -10_000, 0, END)).toEqual({
      kind: 'follow',
      span: 40_000,
    })
  })
})
