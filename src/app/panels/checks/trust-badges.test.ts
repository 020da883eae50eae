import { expect, it } from 'vitest'
import { DEFAULTS, type Settings } from '../../../domain/settings/settings'
import { micros } from '../../../domain/time'
import { checkOf } from '../../testing/test-check'
import { snapshotOf } from '../../testing/test-snapshot'
import { machineBadges, trustBadges } from './trust-badges'

const toneOf = (wanted: Parameters<typeof snapshotOf>[0], id: string) =>
  trustBadges(snapshotOf(wanted)).find((badge) => badge.id === id)

it('On an isolated page with its own caller thread no badge warns.', () =>
  expect(trustBadges(snapshotOf()).map(({ tone, text }) => `${tone} ${text}`)).toEqual([
    'plain Clock 5 µs',
    'plain Isolated',
    'plain Caller: own thread',
    'plain 8 cores',
  ]))

it('A page that is not isolated warns and says how coarse its clock is.', () =>
  expect(
    toneOf({ environment: { crossOriginIsolated: false, clockResolutionUs: micros(100) } }, 'isolation'),
  ).toMatchObject({
    tone: 'warning',
    text: 'Not isolated: clock 100 µs, coarse timer',
  }))

it('A caller that could not get its own thread warns with the reason.', () =>
  expect(
    toneOf({ environment: { caller: 'page', callerFallback: 'no nested workers here.' } }, 'caller'),
  ).toMatchObject({
    tone: 'warning',
    meaning: expect.stringContaining('no nested workers here.'),
  }))

it('A coarse timer matters in open mode only.', () => {
  expect(toneOf({ environment: { timer: 'coarse' } }, 'timer')).toBeUndefined()
  expect(
    toneOf({ environment: { timer: 'coarse' }, settings: { ...DEFAULTS, mode: 'open' } }, 'timer')?.tone,
  ).toBe('warning')
})

it('One core, or an unknown number of them, warns.', () => {
  expect(toneOf({ environment: { cores: 1 } }, 'cores')?.tone).toBe('warning')
  expect(toneOf({ environment: { cores: null } }, 'cores')?.text).toBe('Cores unknown')
})

it('Where workers got fewer cores than the browser names, in quiet, both numbers are there.', () => {
  const steps = [1, 2, 4].map((workers) => ({ workers, cores: Math.min(workers, 1.95) }))
  const parallelism = { alone: 0.98, steps, cores: 1.95 }
  expect(toneOf({ environment: { cores: 16, parallelism } }, 'cores')?.text).toBe('2 of 16 cores')
  expect(toneOf({ environment: { cores: 2, parallelism } }, 'cores')?.text).toBe('2 cores')
  const busy = { ...parallelism, alone: 0.5 }
  expect(toneOf({ environment: { cores: 16, parallelism: busy } }, 'cores')?.text).toBe('16 cores')
})

it('Calls that are nowhere come first, in red.', () =>
  expect(trustBadges(snapshotOf({ unaccounted: 3 }))[0]).toMatchObject({
    tone: 'bad',
    text: '3 calls unaccounted for',
  }))

it('All checks that do not pass share one badge, which leads to them.', () => {
  const warning = checkOf({ id: 'timeouts', state: 'warn', reason: '12 calls timed out.' })
  expect(toneOf({ checks: [checkOf(), warning] }, 'checks')).toMatchObject({
    tone: 'warning',
    text: '1 check warns',
    meaning: '12 calls timed out.',
    href: '#checks',
  })
  expect(toneOf({ checks: [warning, checkOf({ state: 'fail' })] }, 'checks')).toMatchObject({
    tone: 'bad',
    text: '1 check fails, 1 warns',
  })
})

it('No badge speaks of checks that pass, or of the one that has a badge of its own.', () => {
  const conservation = checkOf({ id: 'conservation', state: 'fail' })
  expect(toneOf({ checks: [checkOf()] }, 'checks')).toBeUndefined()
  expect(toneOf({ checks: [conservation] }, 'checks')).toBeUndefined()
})

it('Calls that were left out have a badge of their own, which leads to the checks.', () => {
  expect(toneOf({ excluded: 1234 }, 'excluded')).toMatchObject({
    tone: 'warning',
    text: '1,234 calls left out',
    href: '#checks',
  })
  expect(toneOf({}, 'excluded')).toBeUndefined()
})

it('Workers’ clocks are spoken of where their step is not the caller’s.', () =>
  expect(toneOf({ environment: { workerClockResolutionUs: micros(100) } }, 'clock')?.text).toBe(
    'Clock 5 µs, workers’ 100 µs',
  ))

it('Between two runs only what is true of the machine is remembered.', () => {
  const ids = machineBadges(snapshotOf({ unaccounted: 3, checks: [checkOf({ state: 'fail' })] })).map(
    ({ id }) => id,
  )
  expect(ids).toEqual(['clock', 'isolation', 'caller', 'cores'])
})

it('A run that records less than all says so.', () => {
  const at = (recording: Settings['recording']) =>
    toneOf({ settings: { ...DEFAULTS, recording } }, 'recording')?.text
  expect(at('full')).toBeUndefined()
  expect(at('counters')).toBe('Recording: counters')
  expect(at('off')).toBe('Recording: off')
})
