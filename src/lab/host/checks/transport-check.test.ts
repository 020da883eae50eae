import { afterEach, describe, expect, it, vi } from 'vitest'
import { SettingsError } from '../../../settings/error'
import { requireUsableTransport } from './transport-check'

afterEach(() => void vi.unstubAllGlobals())

describe('a transport', () => {
  it.each(['comlink', 'message'] as const)(
    'that needs no shared memory may be used anywhere: %s',
    (transport) => {
      expect(() => requireUsableTransport({ transport })).not.toThrow()
      vi.stubGlobal('SharedArrayBuffer', undefined)
      expect(() => requireUsableTransport({ transport })).not.toThrow()
    },
  )

  it('that needs shared memory may be used where there is some', () =>
    expect(() => requireUsableTransport({ transport: 'shared' })).not.toThrow())

  it('that needs shared memory is refused by the setting’s name where there is none', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    const refused = () => requireUsableTransport({ transport: 'shared' })
    expect(refused).toThrow(SettingsError)
    expect(refused).toThrow(/^transport: .*shared.*cross-origin isolated/)
  })
})
