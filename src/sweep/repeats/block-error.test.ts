import { expect, it } from 'vitest'
import { blockErrorOf } from './block-error'
import { visitOf } from './test-visit'

const VALUES = [1, 2, 4]
/** Values that do 1, 2 and 3, in blocks of a machine that grows quicker, each disturbed by a factor of its own. */
const disturbed = (factors: readonly (readonly number[])[]) =>
  factors.flatMap((row, block) =>
    row.map((factor, at) => visitOf(VALUES[at] ?? 0, block, 100 * (at + 1) * (1 + block) * factor)),
  )

it('Values that differ, and blocks that do, are no error.', () => {
  const found = blockErrorOf(
    VALUES,
    disturbed([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]),
  )
  expect(found?.freedom).toBe(4)
  expect(found?.deviation).toBeCloseTo(0, 12)
})

it('What disturbs single measurements is, by what two-way residuals leave.', () => {
  // One of nine is e^0.3 times as quick: residuals' squares sum to 0.09 × (2/3)², by (b − 1)(k − 1) = 4.
  const found = blockErrorOf(
    VALUES,
    disturbed([
      [Math.exp(0.3), 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]),
  )
  expect(found?.deviation).toBeCloseTo(Math.sqrt((0.09 * 4) / 9 / 4), 12)
})

it('A block that is not whole tells nothing of it, and one block none.', () => {
  const whole = disturbed([
    [1, 1, 1],
    [1, 1, 1.1],
  ])
  expect(blockErrorOf(VALUES, [...whole, visitOf(1, 2, 5000)])).toEqual(blockErrorOf(VALUES, whole))
  expect(blockErrorOf(VALUES, disturbed([[1, 1, 1]]))).toBeNull()
  expect(blockErrorOf([1], disturbed([[1], [1]]))).toBeNull()
})
