import { describe, expect, it } from 'vitest'
import { behindOf } from './fates'

const DONE = { submitted: 1000, completed: 1000, failed: 0, cancelled: 0, timedOut: 0, rejected: 0 }

describe('Traffic that comes by itself is behind', () => {
  it.each([
    ['when nothing waits', {}, 10, 0],
    ['when few wait, however rarely calls come', { completed: 980 }, 1, 0],
    ['when more wait', { completed: 979 }, 1, 21],
    ['when a second’s worth waits', { completed: 900 }, 100, 0],
    ['when more than that waits', { completed: 899 }, 100, 101],
    ['when a hundredth was turned away', { completed: 990, rejected: 10 }, 100, 0],
    ['when more was', { completed: 989, rejected: 6, timedOut: 5 }, 100, 11],
    ['when calls fail, which workers did take', { completed: 500, failed: 500 }, 1, 0],
  ])('%s: %o at %i a second, by %i calls', (_when, fates, perSecond, behind) =>
    expect(behindOf({ ...DONE, ...fates }, perSecond)).toBe(behind),
  )
})
