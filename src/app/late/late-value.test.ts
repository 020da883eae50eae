import { describe, expect, it, vi } from 'vitest'
import { createLateValue } from './late-value'

describe('What comes late', () => {
  it('is null until it has come, and then tells whoever reads it', async () => {
    const { fetch, current, subscribe } = createLateValue(async () => 'words')
    const reader = vi.fn()
    const leave = subscribe(reader)
    expect(current()).toBeNull()
    await fetch()
    expect([current(), reader.mock.calls.length]).toEqual(['words', 1])
    leave()
  })

  it('is asked for again after it could not be fetched, and not after it could', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('words')
    const { fetch, current } = createLateValue(load)
    await expect(fetch()).rejects.toThrow('offline')
    expect(current()).toBeNull()
    await fetch()
    await fetch()
    expect([current(), load.mock.calls.length]).toEqual(['words', 2])
  })

  it('does not tell a reader that has left', async () => {
    const { fetch, subscribe } = createLateValue(async () => 'words')
    const reader = vi.fn()
    subscribe(reader)()
    await fetch()
    expect(reader).not.toHaveBeenCalled()
  })
})
