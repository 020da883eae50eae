import { afterEach, expect, it, vi } from 'vitest'
import { SettingsError } from '../../../settings/error'
import { requireUsableLock } from './lock-check'

afterEach(() => void vi.unstubAllGlobals())

it('No lock can be had anywhere.', () => {
  vi.stubGlobal('SharedArrayBuffer', undefined)
  expect(() => requireUsableLock({ lock: 'none' }, { crossOriginIsolated: false })).not.toThrow()
})

it.each(['fair', 'barging'] as const)(
  'A %s lock is refused by the setting’s name without isolation.',
  (lock) => {
    expect(() => requireUsableLock({ lock }, { crossOriginIsolated: true })).not.toThrow()
    const refused = () => requireUsableLock({ lock }, { crossOriginIsolated: false })
    expect(refused).toThrow(SettingsError)
    expect(refused).toThrow(/^lock: .*cross-origin isolated/)
    vi.stubGlobal('SharedArrayBuffer', undefined)
    expect(() => requireUsableLock({ lock }, { crossOriginIsolated: true })).toThrow(/^lock: /)
  },
)
