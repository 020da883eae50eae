import { describe, expect, it } from 'vitest'
import type { Row } from './history'
import { rowAtX, rowByKey, rowNear } from './row-cursor'

const rows: readonly Row[] = [1000, 2000, 3000, 4000].map((t) => ({ t, point: null }))
const ALL = [0, 5000] as const

describe('The row that a cursor is on', () => {
  it('is the nearest to the moment, of those that are shown.', () => {
    expect(rowNear(rows, 2400, ALL)?.t).toBe(2000)
    expect(rowNear(rows, 2600, ALL)?.t).toBe(3000)
    expect(rowNear(rows, 900, [1500, 3500])?.t).toBe(2000)
    expect(rowNear([], 900, ALL)).toBeNull()
  })

  it('stays under the pointer when the stretch of time is another one.', () => {
    const box = { left: 60, top: 0, width: 500, height: 100 }
    expect(rowAtX(rows, 260, box, ALL)?.t).toBe(2000)
    expect(rowAtX(rows, 260, box, [2000, 4000])?.t).toBe(3000)
  })
})

describe('A key takes the cursor', () => {
  it.each([
    ['ArrowLeft', 3000, 2000],
    ['ArrowLeft', 1000, 1000],
    ['ArrowRight', 3000, 4000],
    ['ArrowRight', 4000, 4000],
    ['ArrowLeft', null, 4000],
    ['Home', 3000, 1000],
    ['End', null, 4000],
  ] as const)('%s from %s to %i.', (key, from, to) => expect(rowByKey(key, rows, from, ALL)?.t).toBe(to))

  it('nowhere, when it is Escape; and no other key is one of the chart.', () => {
    expect(rowByKey('Escape', rows, 3000, ALL)).toBeNull()
    expect(rowByKey('a', rows, 3000, ALL)).toBeUndefined()
    expect(rowByKey('End', [], null, ALL)).toBeNull()
  })
})
