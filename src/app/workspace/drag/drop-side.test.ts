import { expect, it } from 'vitest'
import { dropSideOf, indexAt } from './drop-side'

const PAGE = 400
const whole = { left: 0, top: 100, width: 400, height: 100 }
const half = { left: 205, top: 100, width: 195, height: 100 }

it.each([
  ['above the middle of a panel with a row to itself, before it', whole, 390, 120, 'before'],
  ['below the middle of it, after it', whole, 10, 180, 'after'],
  ['left of the middle of one that shares its row, before it', half, 210, 190, 'before'],
  ['right of the middle of it, after it', half, 390, 110, 'after'],
] as const)('What is dragged comes, %s.', (_where, box, x, y, side) =>
  expect(dropSideOf(box, PAGE, x, y)).toBe(side),
)

it.each([
  ['b', 'a', 'before', 0],
  ['b', 'a', 'after', 1],
  ['a', 'c', 'before', 1],
  ['a', 'd', 'after', 3],
] as const)('%s, dropped beside %s (%s), has place %i.', (dragged, beside, side, index) =>
  expect(indexAt(['a', 'b', 'c', 'd'], dragged, { beside, side })).toBe(index),
)
