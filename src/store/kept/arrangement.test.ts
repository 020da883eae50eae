import { describe, expect, it } from 'vitest'
import { ARRANGEMENT_KEY, AS_IT_COMES, createArrangement } from './arrangement'
import { refuse, storageOf } from './test-storage'

const found = (text: string | null) => createArrangement(() => storageOf({ getItem: () => text })).getState()
const holding = (state: unknown) => JSON.stringify({ state, version: 1 })

describe('An arrangement that was kept', () => {
  it('comes back as it was.', () => {
    const kept = {
      order: ['b', 'a'],
      collapsed: { a: true },
      filled: 'b',
      theme: 'dark',
      shortcuts: false,
    } as const
    expect(found(holding(kept))).toEqual(kept)
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['not an object', '7'],
    ['null', 'null'],
  ])('is as the page comes when it is %s.', (_what, text) => expect(found(text)).toEqual(AS_IT_COMES))

  it.each([
    ['order', { order: [1, 2] }],
    ['order', { order: Array.from({ length: 101 }, String) }],
    ['collapsed', { collapsed: { a: 'yes' } }],
    ['filled', { filled: 7 }],
    ['theme', { theme: 'sepia' }],
    ['shortcuts', { shortcuts: 'no' }],
  ] as const)('loses a bad %s and keeps the rest: %o', (part, bad) => {
    const good = { order: ['a'], collapsed: { b: true }, filled: 'a', theme: 'light', shortcuts: false }
    expect(found(holding({ ...good, ...bad }))).toEqual({
      ...good,
      [part]: AS_IT_COMES[part],
    })
  })
})

describe('The arrangement', () => {
  it('is kept at each change, for the next visit.', () => {
    const storage = storageOf()
    createArrangement(() => storage).change({ theme: 'dark', order: ['b', 'a'] })
    const next = createArrangement(() => storage).getState()
    expect(next).toEqual({ ...AS_IT_COMES, theme: 'dark', order: ['b', 'a'] })
  })

  it('keeps nothing before a change.', () => {
    const storage = storageOf()
    createArrangement(() => storage)
    expect(storage.getItem(ARRANGEMENT_KEY)).toBeNull()
  })

  it('holds for the visit where storage is blocked.', () => {
    const arrangement = createArrangement(refuse)
    arrangement.change({ filled: 'queue' })
    expect(arrangement.getState().filled).toBe('queue')
  })
})
