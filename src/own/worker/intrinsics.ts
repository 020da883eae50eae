/**
 * What serves a thread works with the language's own objects, as own code does. A function that changes them would have
 * its answer lost, or wrong: here that is seen, named, and undone.
 */

const NAMES = [
  'Object',
  'Array',
  'Promise',
  'Map',
  'Set',
  'WeakMap',
  'WeakRef',
  'String',
  'Number',
  'Symbol',
  'RegExp',
  'Error',
  'Math',
  'JSON',
  'ArrayBuffer',
]
/** Code that wants the same numbers each time puts its own there, and nothing else rests on it. */
const FREE = new Set(['Math.random'])

const ITERATORS: readonly (readonly [name: string, made: () => object])[] = [
  ['an iterator’s', () => [][Symbol.iterator]()],
  ['a map’s iterator’s', () => new Map().entries()],
  ['a set’s iterator’s', () => new Set().values()],
]

interface Kept {
  readonly owner: object
  readonly name: string
  readonly keys: readonly PropertyKey[]
  readonly descriptors: readonly PropertyDescriptor[]
}

const { getOwnPropertyDescriptor, defineProperty, deleteProperty, ownKeys } = Reflect
const { is } = Object

const keptOf = (name: string, owner: object): Kept => {
  const keys = ownKeys(owner).filter((key) => !FREE.has(`${name}.${String(key)}`))
  const descriptors = keys.map((key) => {
    const descriptor = getOwnPropertyDescriptor(owner, key) ?? {}
    // Nothing that is put on all objects is read from it.
    return Object.setPrototypeOf(descriptor, null) as PropertyDescriptor
  })
  return { owner, name, keys, descriptors }
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

const allKept = (scope: object): readonly Kept[] => {
  const all: Kept[] = []
  for (const name of NAMES) {
    const made: unknown = Reflect.get(scope, name)
    if (!isObject(made)) continue
    const prototype: unknown = Reflect.get(made, 'prototype')
    if (isObject(prototype)) all.push(keptOf(`${name}.prototype`, prototype))
    all.push(keptOf(name, made))
  }
  for (const [name, make] of ITERATORS) all.push(keptOf(name, Object.getPrototypeOf(make())))
  return all
}

const isSame = (found: PropertyDescriptor | undefined, kept: PropertyDescriptor): boolean =>
  found !== undefined && is(found.value, kept.value) && found.get === kept.get && found.set === kept.set

/** Keys that were put on an object: only what all objects inherit changes others. Nothing here iterates. */
const dropAdded = ({ owner, keys }: Kept): PropertyKey | null => {
  const found = ownKeys(owner)
  let dropped: PropertyKey | null = null
  for (let at = 0; at < found.length; at += 1) {
    const key = found[at] as PropertyKey
    let isKnown = false
    for (let n = 0; n < keys.length && !isKnown; n += 1) isKnown = keys[n] === key
    if (isKnown) continue
    dropped = key
    deleteProperty(owner, key)
  }
  return dropped
}

const nameOf = (key: PropertyKey): string => (typeof key === 'symbol' ? '[a symbol]' : `${key}`)

/** Remembers the language's objects as they are. @returns puts back what was changed since, and names the first of it */
export const keepIntrinsics = (scope: object = globalThis): (() => string | null) => {
  const all = allKept(scope)
  return () => {
    let changed: string | null = null
    for (let at = 0; at < all.length; at += 1) {
      const kept = all[at] as Kept
      const { owner, name, keys, descriptors } = kept
      const added = owner === Object.prototype ? dropAdded(kept) : null
      if (added !== null) changed ??= `${name}.${nameOf(added)}`
      for (let n = 0; n < keys.length; n += 1) {
        const key = keys[n] as PropertyKey
        const descriptor = descriptors[n] as PropertyDescriptor
        if (isSame(getOwnPropertyDescriptor(owner, key), descriptor)) continue
        changed ??= `${name}.${nameOf(key)}`
        defineProperty(owner, key, descriptor)
      }
    }
    return changed
  }
}
