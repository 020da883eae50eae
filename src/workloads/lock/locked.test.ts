import { describe, expect, it, vi } from 'vitest'
import { createWorkerFunctions } from '../worker-functions'
import type { Workload } from '../workload'
import { createLocked, LOCKED, lockedWorkload } from './locked'
import { createSharedLock } from './table'

const INNER: Workload = {
  method: 'double',
  argsOf: (n) => [n],
  isRight: (n, value) => value === 2 * n,
  isRightAfter: () => true,
  runDirectly: () => undefined,
  predictedUs: null,
}
const events = () => {
  const seen: string[] = []
  return {
    seen,
    lock: { acquire: () => void seen.push('acquire'), release: () => void seen.push('release') },
  }
}

describe('a function called with the lock held', () => {
  it('runs between acquiring and releasing it, and its value comes back with the two times', () => {
    const { seen, lock } = events()
    const double = (n: number) => {
      seen.push('run')
      return 2 * n
    }
    const locked = createLocked({ double }, () => lock)
    const workload = lockedWorkload(INNER)
    const now = vi.spyOn(performance, 'now')
    for (const ms of [10, 10.5, 12]) now.mockReturnValueOnce(ms)
    const [method, ...args] = workload.argsOf(4) as [string, number]
    const value = locked(method, ...args)
    expect(seen).toEqual(['acquire', 'run', 'release'])
    expect(workload.isRight(4, value)).toBe(true)
    expect(workload.isRight(5, value)).toBe(false)
    expect(workload.lockTimesOf?.(value)).toEqual({ wait: 500, hold: 1500 })
  })

  it('releases it when it throws', () => {
    const { seen, lock } = events()
    const fail = () => {
      throw new Error('no')
    }
    expect(() => createLocked({ fail }, () => lock)('fail')).toThrow('no')
    expect(seen).toEqual(['acquire', 'release'])
  })

  it('lets go of it while it only awaits something', async () => {
    const { seen, lock } = events()
    const value = createLocked({ later: async () => 'x' }, () => lock)('later')
    expect(seen).toEqual(['acquire', 'release'])
    expect((await value)[0]).toBe('x')
  })

  it('must exist', () =>
    expect(() => createLocked({}, () => events().lock)('other')).toThrow('guards no function "other"'))

  it('needs a worker that was given one', () => {
    const { functions, setUp } = createWorkerFunctions({ double: (n: number) => 2 * n })
    const locked = functions[LOCKED] as ReturnType<typeof createLocked>
    expect(() => locked('double', 3)).toThrow('given no lock')
    setUp({ lab: 'setup', worker: 1, lock: createSharedLock('fair'), port: null })
    expect(lockedWorkload(INNER).isRight(3, locked('double', 3))).toBe(true)
  })
})

it('A result that is not of a locked function is wrong, and has no times.', () => {
  const workload = lockedWorkload(INNER)
  for (const value of [8, undefined, null, [8], { 0: 8, length: 3 }]) {
    expect(workload.isRight(4, value)).toBe(false)
    expect(workload.lockTimesOf?.(value)).toBeNull()
  }
})
