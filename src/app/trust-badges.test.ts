import { expect, it } from 'vitest'
import { DEFAULTS } from '../domain/settings'
import { micros } from '../domain/time'
import { snapshotOf } from './test-snapshot'
import { trustBadges } from './trust-badges'

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

it('Calls that are nowhere come first, in red.', () =>
  expect(trustBadges(snapshotOf({ unaccounted: 3 }))[0]).toMatchObject({
    tone: 'bad',
    text: '3 calls unaccounted for',
  }))
