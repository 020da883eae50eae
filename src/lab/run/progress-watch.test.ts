import { expect, it } from 'vitest'
import { OWN_LIMIT_MS } from '../../domain/own/own'
import { instant } from '../../domain/time'
import { keptFault, ProgressWatch } from './progress-watch'

it('a run is stuck when workers hold calls and none ends for twice the limit of a call', () => {
  const watch = new ProgressWatch()
  const limit = 2 * OWN_LIMIT_MS
  expect(watch.isStuck(0, true, instant(0))).toBe(false)
  expect(watch.isStuck(0, true, instant(limit))).toBe(false)
  expect(watch.isStuck(1, true, instant(limit + 1))).toBe(false)
  expect(watch.isStuck(1, false, instant(3 * limit))).toBe(false)
  expect(watch.isStuck(1, true, instant(4 * limit))).toBe(false)
  expect(watch.isStuck(1, true, instant(5 * limit + 1))).toBe(true)
})

it('calls that keep memory are ended before it runs out, and named; what keeps none may go on for ever', () => {
  expect(keptFault(1_000_000, 0)).toBeNull()
  expect(keptFault(2048, 2 ** 20)).toBeNull()
  expect(keptFault(2049, 2 ** 20)).toMatchObject({
    kind: 'memory',
    message: expect.stringMatching(/keeps some 1 MB .* after 2,049 calls/),
  })
})
