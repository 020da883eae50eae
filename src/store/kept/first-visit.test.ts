import { describe, expect, it } from 'vitest'
import { noteFirstVisit } from './first-visit'
import { refuse, storageOf } from './test-storage'

describe('a visit', () => {
  it('is the first once, and a return from then on', () => {
    const storage = storageOf()
    expect([1, 2, 3].map(() => noteFirstVisit(() => storage))).toEqual(['first', 'return', 'return'])
  })

  it.each([
    ['may not even be named', refuse],
    ['may not be read', () => storageOf({ getItem: refuse })],
    ['is full', () => storageOf({ setItem: refuse })],
  ])('is told apart where storage %s', (_why, storage) =>
    expect(noteFirstVisit(storage)).toBe('storage-blocked'),
  )
})
