import { describe, expect, it } from 'vitest'
import { type LockFigures, NO_SYSTEMS } from '../domain/systems'
import { micros } from '../domain/time'
import { systemChecks } from './system-checks'

const LOCK: LockFigures = {
  kind: 'fair',
  acquisitions: 1000,
  meanHoldUs: micros(100),
  meanWaitUs: micros(300),
  longestWaitUs: micros(900),
  gapUs: micros(25),
  heldShare: 0.8,
  fairness: 1,
  workers: [],
  deadHolders: 0,
}
const resolutionUs = micros(5)

it('A run without any of the systems has no check of them.', () =>
  expect(systemChecks({ systems: NO_SYSTEMS, resolutionUs })).toEqual([]))

describe('the lock’s check', () => {
  const stateOf = (lock: LockFigures) => systemChecks({ systems: { ...NO_SYSTEMS, lock }, resolutionUs })[0]

  it('passes while all holds together take no longer than the run', () => {
    expect(stateOf(LOCK)).toMatchObject({ id: 'lock', state: 'ok', value: 0.8, limit: 1 })
    expect(stateOf({ ...LOCK, acquisitions: 0, meanHoldUs: null, heldShare: null })?.state).toBe('ok')
  })

  it('fails when they take longer than rounding explains: two workers held it at once', () => {
    // 100 ms of holds; a thousand roundings of 5 µs explain 316 µs of them.
    expect(stateOf({ ...LOCK, heldShare: 100 / 99.8 })?.state).toBe('ok')
    expect(stateOf({ ...LOCK, heldShare: 100 / 99.5 })).toMatchObject({
      state: 'fail',
      reason: expect.stringContaining('more than one worker held the lock'),
    })
  })

  it('tells of holders that died', () =>
    expect(stateOf({ ...LOCK, deadHolders: 2 })?.reason).toContain('taken from 2 that died'))
})
