import { describe, expect, it } from 'vitest'
import { dropPlaceAt, indexAt } from './drop-place'

// Two across the page, then two beside one another.
const boxes = [
  { id: 'a', left: 0, top: 0, width: 200, height: 100 },
  { id: 'b', left: 0, top: 110, width: 200, height: 100 },
  { id: 'c', left: 0, top: 220, width: 95, height: 100 },
  { id: 'd', left: 105, top: 220, width: 95, height: 100 },
]
const ids = boxes.map(({ id }) => id)

describe('What is dragged', () => {
  it.each([
    ['the upper half of another comes before it', 100, 20, { beside: 'a', side: 'before' }, 0],
    ['the lower half of another comes after it', 100, 80, { beside: 'a', side: 'after' }, 1],
    [
      'the right half of one of two beside one another comes after it',
      80,
      230,
      { beside: 'c', side: 'after' },
      2,
    ],
    ['the left half of one of two comes before it', 110, 310, { beside: 'd', side: 'before' }, 2],
    ['nothing goes to the nearest', 100, 900, { beside: 'c', side: 'after' }, 2],
  ] as const)('over %s.', (_where, x, y, place, index) => {
    expect(dropPlaceAt(boxes, 'b', x, y)).toEqual(place)
    expect(indexAt(ids, 'b', place)).toBe(index)
  })

  it('over itself stays where it is.', () => expect(dropPlaceAt(boxes, 'b', 10, 120)).toBeNull())
})
