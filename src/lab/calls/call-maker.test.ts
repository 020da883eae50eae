import { describe, expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { HandClock } from '../../domain/testing/test-clock'
import type { Pool, PoolStats } from '../../pool/index'
import { baselineOf } from '../../record/calls/test-calls'
import type { Workload } from '../../workloads/workload'
import { CallMaker } from './call-maker'
import type { LabCall } from './lab-call'

const WORKLOAD: Workload = {
  method: 'kernel',
  argsOf: (n) => [n],
  isRight: () => true,
  isRightAfter: () => true,
  runDirectly: () => undefined,
  predictedUs: null,
}

/** A call maker over a pool that only takes calls in, and says of them what the test wants. */
const rig = (settings: Partial<Settings> = {}, places: Partial<PoolStats> = {}) => {
  const calls: LabCall[] = []
  const pool = {
    submit: (call: LabCall) => void calls.push(call),
    stats: () => ({ blocked: 0, queued: 0, inFlight: 0, atOdds: 0, ...places }),
  } as unknown as Pool<object>
  const baseline = baselineOf(100)
  const callMaker = new CallMaker(
    pool,
    new HandClock(),
    { ...DEFAULTS, ...settings },
    WORKLOAD,
    baseline,
    () => undefined,
  )
  const submit = (count: number) => {
    for (let i = 0; i < count; i += 1) callMaker.submit(null, () => undefined)
  }
  const change = (changed: Partial<Settings>) =>
    callMaker.change({ ...DEFAULTS, ...settings, ...changed }, WORKLOAD, baseline)
  return { calls, callMaker, submit, change }
}

describe('the callMaker', () => {
  it('finds every call in one place: ended, blocked, queued or in flight', () => {
    const { callMaker, calls, submit } = rig({}, { blocked: 3, queued: 2, inFlight: 1 })
    submit(8)
    calls[0]?.settle('completed', 1, null)
    calls[1]?.settle('timedOut', new Error('too late'), null)
    expect(callMaker.conservation.balance()).toEqual({
      counts: {
        submitted: 8,
        completed: 1,
        failed: 0,
        cancelled: 0,
        timedOut: 1,
        rejected: 0,
        blocked: 3,
        queued: 2,
        inFlight: 1,
      },
      unaccounted: 0,
    })
    expect(callMaker.conservation.worstUnaccounted).toBe(0)
  })

  it('misses a call that is in no place', () => {
    const { callMaker, submit } = rig({}, { blocked: 3, queued: 2, inFlight: 1 })
    submit(7)
    expect(callMaker.conservation.balance().unaccounted).toBe(1)
    expect(callMaker.conservation.worstUnaccounted).toBe(1)
  })

  it('gives no call a time limit where the setting is 0', () => {
    const { calls, submit } = rig({ timeoutMs: 0 })
    submit(1)
    expect(calls[0]?.timeoutMs).toBeUndefined()
  })

  it('gives each call the time limit of the settings it was made under, whatever they become', () => {
    const { calls, submit, change } = rig({ timeoutMs: 500 })
    submit(1)
    change({ timeoutMs: 50 })
    submit(1)
    change({ timeoutMs: 0 })
    submit(1)
    expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([500, 50, undefined])
  })
})
