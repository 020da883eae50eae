import { describe, expect, it } from 'vitest'
import { WakefulWatch } from './spin-wait.js'

/** A clock that takes a µs to be read, and what comes after so many µs. */
const createWatch = () => {
  let us = 0
  const watch = new WakefulWatch(() => {
    us += 1
    return us / 1000
  })
  const seesAfter = (afterUs: number, calls: number) => {
    const at = us + afterUs
    return watch.sees(() => us >= at, calls)
  }
  return { seesAfter, elapsed: () => us }
}

describe('a worker that looks out for its next call before it falls asleep', () => {
  it('waits longer for callers who were answered together: they call again together', () => {
    const { seesAfter } = createWatch()
    expect([seesAfter(20, 1), seesAfter(80, 1), seesAfter(80, 16)]).toEqual([true, false, true])
  })

  it('never waits long, however many they were', () => {
    const { seesAfter, elapsed } = createWatch()
    expect(seesAfter(1000, 4096)).toBe(false)
    expect(elapsed()).toBeLessThan(150)
  })

  it('no longer waits where it did in vain, but tries again now and then', () => {
    const { seesAfter, elapsed } = createWatch()
    for (let misses = 0; misses < 2; misses += 1) expect(seesAfter(1000, 1)).toBe(false)
    const before = elapsed()
    const tries = Array.from({ length: 40 }, () => seesAfter(10, 1))
    expect(tries.indexOf(true)).toBeGreaterThan(20)
    expect(tries.at(-1)).toBe(true)
    expect(elapsed() - before).toBeLessThan(200)
  })
})
