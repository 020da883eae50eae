import { describe, expect, it } from 'vitest'
import {
  type ClassCounts,
  type LockFigures,
  type NestingFigures,
  NO_DEADLOCKS,
  NO_SYSTEMS,
} from '../../domain/figures/systems'
import { DEFAULTS, type Settings } from '../../domain/settings/settings'
import { micros } from '../../domain/time'
import { systemChecks } from './system-checks'
import { fatesOf, SOUND } from './test-evidence'

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
const settings = DEFAULTS
const { fates } = SOUND

it('A run without any of the systems has no check of them.', () =>
  expect(systemChecks({ systems: NO_SYSTEMS, resolutionUs, settings, fates })).toEqual([]))

describe('the lock’s check', () => {
  const stateOf = (lock: LockFigures) =>
    systemChecks({ systems: { ...NO_SYSTEMS, lock }, resolutionUs, settings, fates })[0]

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

describe('the background’s check', () => {
  const stateOf = (changed: Partial<Settings>, background: ClassCounts | null = null) =>
    systemChecks({
      systems: NO_SYSTEMS,
      resolutionUs,
      settings: { ...DEFAULTS, ...changed },
      fates: { ...fates, background },
    })[0]
  const OWN = { backgroundPool: 'own', backgroundWorkers: 2, backgroundUs: 100_000 } as const

  it('is there only while there is a background', () => expect(stateOf({ ...OWN })).toBeUndefined())

  it('passes while its workers can do what comes, and warns when they cannot, without doubt on other calls', () => {
    expect(stateOf({ ...OWN, backgroundRate: 19 })).toMatchObject({ state: 'ok', value: 0.95, touches: [] })
    expect(stateOf({ ...OWN, backgroundRate: 20 })).toMatchObject({
      state: 'warn',
      value: 1,
      touches: [],
      reason: expect.stringMatching(/20 calls a second.*2 workers.*queue limit/),
    })
  })

  it('casts doubt on the calls that share its pool, and counts those that arrive whether or not they are served', () => {
    const shared = { workers: 4, backgroundUs: 100_000, backgroundRate: 38 } as const
    expect(stateOf(shared)).toMatchObject({ state: 'ok', value: 0.95 })
    expect(stateOf({ ...shared, backgroundRate: 40 })?.touches).toContain('call')
    // 300 calls of 1 ms a second are another 0.3 workers' work.
    const open = { ...shared, mode: 'open', demand: 1, ratePerSecond: 300, serviceUs: 1000 } as const
    expect(stateOf(open)).toMatchObject({
      state: 'warn',
      value: 1.025,
      // Alone the background would do: it is named together with what it meets.
      reason: expect.stringMatching(/and the calls of open demand are together more than the pool of 4/),
    })
  })
})

describe('a background that does not come back, though its service times would fit', () => {
  const settings = { ...DEFAULTS, workers: 2, backgroundRate: 50_000, backgroundUs: 1 }
  const checkOf = (background: Partial<ClassCounts>) =>
    systemChecks({
      systems: NO_SYSTEMS,
      resolutionUs,
      settings,
      fates: { ...fates, background: fatesOf(background) },
    })[0]

  it('is warned of, with how many are waiting or lost', () => {
    const check = checkOf({ submitted: 253_000, completed: 32_000 })
    expect(check).toMatchObject({ state: 'warn', reason: expect.stringMatching(/221,000 of 253,000/) })
    expect(check?.touches).toContain('queue')
    expect(checkOf({ submitted: 10_000, completed: 9000, rejected: 900 })?.state).toBe('warn')
  })

  it('passes while no more wait than come in a second', () => {
    expect(checkOf({ submitted: 253_000, completed: 213_000 })?.state).toBe('ok')
    expect(checkOf({})?.state).toBe('ok')
  })
})

describe('the deadlocks’ check', () => {
  const nesting = {
    depth: 3,
    chains: 4,
    safeWorkers: 9,
    calls: 8,
    blocked: 0,
    blockedMean: 1,
    blockedMax: 4,
    letIn: null,
    heldBack: 0,
  }
  const stateOf = (count: number, workers: number, changed: Partial<NestingFigures> = {}) =>
    systemChecks({
      systems: { ...NO_SYSTEMS, nesting: { ...nesting, ...changed }, deadlocks: { ...NO_DEADLOCKS, count } },
      resolutionUs,
      settings: { ...DEFAULTS, workers },
      fates,
    })[0]

  it('passes where none can happen, warns where one can, and fails where one did', () => {
    expect(stateOf(0, 9)).toMatchObject({ id: 'deadlock', state: 'ok' })
    expect(stateOf(0, 8)).toMatchObject({
      state: 'warn',
      touches: [],
      reason: expect.stringContaining('need 9 workers; the pool has 8.'),
    })
    expect(stateOf(2, 8)).toMatchObject({
      state: 'fail',
      value: 2,
      touches: expect.arrayContaining(['throughput']),
    })
  })

  it('says that a mean that is printed as 1 is one place', () =>
    expect(stateOf(0, 8, { blockedMean: 0.9995 })?.reason).toContain('held 1 place on average'))

  it('says how many chains are let in since a deadlock', () =>
    expect(stateOf(1, 8, { letIn: 3 })?.reason).toMatch(/^1 deadlock: .* no more than 3 chains are let in/))

  it('says that no pool is safe from callers that do not wait', () =>
    expect(
      systemChecks({
        systems: { ...NO_SYSTEMS, nesting: { ...nesting, chains: null, safeWorkers: null } },
        resolutionUs,
        settings: { ...DEFAULTS, workers: 256 },
        fates,
      })[0],
    ).toMatchObject({ state: 'warn', reason: expect.stringContaining('no pool is large enough') }))
})
