import { describe, expect, it } from 'vitest'
import { noteFirstVisit } from './first-visit'

const storageOf = (changed: Partial<Storage> = {}): Storage => {
  const items = new Map<string, string>()
  return {
    length: 0,
    key: () => null,
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    ...changed,
  }
}
const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

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
