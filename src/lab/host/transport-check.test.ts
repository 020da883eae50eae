import { afterEach, describe, expect, it, vi } from 'vitest'
import { SettingsError } from '../../settings/error'
import { requireUsableLane } from './transport-check'

afterEach(() => void vi.unstubAllGlobals())

describe('a lane', () => {
  it.each(['comlink', 'message'] as const)('that needs no shared memory may be used anywhere: %s', (lane) => {
    expect(() => requireUsableLane({ lane })).not.toThrow()
    vi.stubGlobal('SharedArrayBuffer', undefined)
    expect(() => requireUsableLane({ lane })).not.toThrow()
  })

  it('that needs shared memory may be used where there is some', () =>
    expect(() => requireUsableLane({ lane: 'shared' })).not.toThrow())

  it('that needs shared memory is refused by the setting’s name where there is none', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    const refused = () => requireUsableLane({ lane: 'shared' })
    expect(refused).toThrow(SettingsError)
    expect(refused).toThrow(/^lane: .*shared.*cross-origin isolated/)
  })
})
