import { expect, it } from 'vitest'
import { StartWatch } from './start-watch'

it('Workers have stopped coming when none came for five seconds, and one is there.', () => {
  const watch = new StartWatch()
  expect(watch.hasStalled(3, 1000)).toBe(false)
  expect(watch.hasStalled(4, 5900)).toBe(false)
  expect(watch.hasStalled(4, 10_800)).toBe(false)
  expect(watch.hasStalled(4, 10_900)).toBe(true)
})

it('While no worker is there they have not stopped coming: the pool says why there is none.', () => {
  const watch = new StartWatch()
  expect([0, 60_000].map((ms) => watch.hasStalled(0, ms))).toEqual([false, false])
})
