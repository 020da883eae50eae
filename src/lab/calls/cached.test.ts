import { expect, it } from 'vitest'
import { instant } from '../../domain/time'
import { Cached } from './cached'

it('A figure that is dear to make is made at most once in a while, and once more at the end.', () => {
  let made = 0
  const figure = new Cached(1000, () => {
    made += 1
    return made
  })
  expect([0, 500, 999, 1000, 1500, 2000].map((ms) => figure.at(instant(ms)))).toEqual([1, 1, 1, 2, 2, 3])
  expect(figure.at(instant(2001), true)).toBe(4)
})
