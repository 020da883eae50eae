import { afterEach, expect, it, vi } from 'vitest'
import { saveFile } from './save-file'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('A file’s address outlives the task of the click, and is given up in the end.', () => {
  vi.useFakeTimers()
  const revoked: string[] = []
  const link = {
    href: '',
    download: '',
    clicks: 0,
    click: () => {
      link.clicks += 1
    },
  }
  vi.stubGlobal('document', { createElement: () => link })
  const create = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:one')
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void revoked.push(address))
  saveFile('a.json', '{}', 'application/json')
  expect(link).toMatchObject({ href: 'blob:one', download: 'a.json', clicks: 1 })
  vi.advanceTimersByTime(10_000)
  expect(revoked).toEqual([])
  vi.runAllTimers()
  expect(revoked).toEqual(['blob:one'])
  create.mockRestore()
  revoke.mockRestore()
})
