import { expect, it } from 'vitest'
import { otherRunsWords } from './neighbours'

it('Another Poolscope that measured during some measurements of a sweep is told with how many, and none where there was none.', () => {
  expect(otherRunsWords([0, 1, 2, 0])).toMatch(/during 2 of 4 measurements/)
  expect(otherRunsWords([1, 1])).toMatch(/all the while/)
  expect(otherRunsWords([0, 0])).toBeNull()
  expect(otherRunsWords([])).toBeNull()
})
