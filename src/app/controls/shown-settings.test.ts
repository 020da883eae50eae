import { expect, it } from 'vitest'
import { DEFAULTS, SETTING_KEYS, settingRow } from '../../domain/settings/settings'
import { shownSettings } from './shown-settings'

it('The two sliders come first.', () =>
  expect(shownSettings('main', DEFAULTS)).toEqual(['workers', 'demand']))

it('A rate and its arrivals are shown in open mode only.', () => {
  expect(shownSettings('demand', DEFAULTS)).not.toContain('ratePerSecond')
  expect(shownSettings('demand', { ...DEFAULTS, mode: 'open' })).toEqual(
    expect.arrayContaining(['ratePerSecond', 'arrivals']),
  )
})

it('The pool offers transport, window, batch, queue limit, overflow and time limit.', () =>
  expect(shownSettings('pool', DEFAULTS)).toEqual([
    'transport',
    'inFlight',
    'batch',
    'queueLimit',
    'overflow',
    'timeoutMs',
  ]))

it('A setting that can have one value only is not shown.', () => {
  const shown = SETTING_KEYS.filter((key) =>
    shownSettings(settingRow(key).group, { ...DEFAULTS, mode: 'open' }).includes(key),
  )
  for (const key of shown) {
    const row = settingRow(key)
    if (row.kind === 'text') continue
    expect(row.kind === 'number' ? row.max - row.min : Object.keys(row.choices).length - 1).toBeGreaterThan(0)
  }
})

it('What an own function brings itself is not set, and how arguments cross only where there are some.', () => {
  const shown = (patch: Partial<typeof DEFAULTS>) => shownSettings('workload', { ...DEFAULTS, ...patch })
  expect(shown({ workload: 'own', payloadKb: 9 })).toEqual(['workload'])
  expect(shown({})).not.toContain('payloadKind')
  expect(shown({ payloadKb: 9 })).toContain('payloadKind')
})
