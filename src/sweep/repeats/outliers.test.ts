import { expect, it } from 'vitest'
import { createRandom } from '../../demand/random'
import { withoutOutliers } from './outliers'
import { visitOf } from './test-visit'

const VALUES = [1, 2, 3, 4, 6, 8]

/** Seven blocks in which two cores serve, on a machine that drifts, give or take 2 %, less what `slowed` takes. */
const measured = (slowed: (value: number, block: number) => number, seed = 1) => {
  const random = createRandom(seed)
  return Array.from({ length: 7 }, (_, block) =>
    VALUES.map((value) => {
      const noise = 1 + 0.04 * (random() - 0.5)
      return visitOf(
        value,
        block,
        800 * Math.min(2, value) * (1 + 0.01 * block) * noise * slowed(value, block),
      )
    }),
  ).flat()
}

it('Measurements that others disturbed are left out, and no other', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const visits = measured(
      (value, block) => ((value === 3 && block === 2) || (value === 8 && block === 5) ? 0.6 : 1),
      seed,
    )
    const left = visits.filter((visit) => !withoutOutliers(visits).includes(visit))
    expect(left.map(({ value, block }) => [value, block])).toEqual([
      [3, 2],
      [8, 5],
    ])
  }
})

it('Where nothing was disturbed next to nothing is left out', () => {
  const left = Array.from({ length: 40 }, (_, seed) => {
    const visits = measured(() => 1, seed + 1)
    return visits.length - withoutOutliers(visits).length
  })
  expect(left.reduce((sum, count) => sum + count, 0)).toBeLessThan(10)
})

it('A value that is often slow keeps all its measurements: that is how it is', () => {
  const visits = measured((value, block) => (value === 8 && block % 2 === 0 ? 0.6 : 1))
  expect(withoutOutliers(visits)).toHaveLength(visits.length)
})

it('A block in which all were slow is no outlier, and fewer than four blocks have none', () => {
  const slow = measured((_value, block) => (block === 3 ? 0.5 : 1))
  expect(slow.length - withoutOutliers(slow).length).toBeLessThanOrEqual(1)
  const few = measured((value, block) => (value === 3 && block === 1 ? 0.3 : 1)).filter(
    ({ block }) => block < 3,
  )
  expect(withoutOutliers(few)).toBe(few)
})

it('What could not be measured stays where it is', () => {
  const lost = visitOf(2, 1, null)
  const visits = [...measured(() => 1).filter(({ value, block }) => value !== 2 || block !== 1), lost]
  expect(withoutOutliers(visits)).toContain(lost)
})
