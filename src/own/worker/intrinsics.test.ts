import { describe, expect, it } from 'vitest'
import { keepIntrinsics } from './intrinsics'

/** The name of what was changed, after a change that is undone whatever comes of it. */
const changedBy = (change: () => void): string | null => {
  const restore = keepIntrinsics()
  change()
  return restore()
}

describe('the language’s own objects', () => {
  it.each<[string, () => void]>([
    ['Array.prototype.push', () => Reflect.set(Array.prototype, 'push', () => 7)],
    ['Promise.prototype.then', () => Reflect.set(Promise.prototype, 'then', () => 7)],
    ['Map.prototype.get', () => Reflect.set(Map.prototype, 'get', () => 7)],
    ['Math.imul', () => Reflect.set(Math, 'imul', () => 7)],
    ['JSON.stringify', () => Reflect.set(JSON, 'stringify', () => '7')],
    ['Promise.resolve', () => Reflect.deleteProperty(Promise, 'resolve')],
    [
      'Object.prototype.then',
      () => Object.defineProperty(Object.prototype, 'then', { value: 7, configurable: true }),
    ],
    [
      'Object.prototype.get',
      () => {
        Object.defineProperty(Object.prototype, 'get', { value: () => 7, configurable: true })
        Reflect.set(Array.prototype, 'map', () => [])
      },
    ],
  ])('are put back, and the change is named: %s', (name, change) => {
    const before = [
      Array.prototype.push,
      Promise.prototype.then,
      Map.prototype.get,
      Math.imul,
      Promise.resolve,
    ]
    expect(changedBy(change)).toBe(name)
    const after = [
      Array.prototype.push,
      Promise.prototype.then,
      Map.prototype.get,
      Math.imul,
      Promise.resolve,
    ]
    expect(after).toEqual(before)
    expect('then' in {} || 'get' in {}).toBe(false)
    expect([1, 2].map((n) => n + 1)).toEqual([2, 3])
  })

  it('are as they were when nothing was changed that others rest on', () => {
    const { random } = Math
    expect(changedBy(() => undefined)).toBeNull()
    expect(changedBy(() => Reflect.set(Math, 'random', () => 0.5))).toBeNull()
    Math.random = random
  })
})
