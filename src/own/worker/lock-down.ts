/**
 * Makes a thread one in which code that nobody knows can do nothing but compute: no network, no storage, no channel to
 * others, no code but what was loaded. What serves the thread takes what it needs of the globals before, and keeps it
 * where own code cannot come by it. Own code can still break its own thread, which the pool replaces.
 */
import { ALLOWED_NAMES } from './allowed-names'
import { refuseCodeFromText } from './no-code-from-text'

/** Of the thread itself: with these own code would hear, or forge, messages to the thread. */
const LISTENING = ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const
/** Functions that reach beyond the thread, of objects that stay. */
const STATICS: readonly (readonly [owner: string, name: string])[] = [
  ['URL', 'createObjectURL'],
  ['URL', 'revokeObjectURL'],
  ['WebAssembly', 'compileStreaming'],
  ['WebAssembly', 'instantiateStreaming'],
]
/**
 * What the thread's messages go through, and its clock: own code must not put itself between. The prototypes of the
 * language stay as they are: frozen, they would make of `this.toString = …` an error, and of arrays something slower.
 */
const FROZEN_WITH_PROTOTYPE = [
  'EventTarget',
  'Event',
  'MessageChannel',
  'MessagePort',
  'Performance',
  'Crypto',
  'URL',
]
const FROZEN = ['Atomics', 'Reflect', 'performance', 'crypto']

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** Prototypes between the global object and what all objects have. */
const prototypesOf = (scope: object): readonly object[] => {
  const all: object[] = []
  for (
    let at: object | null = Object.getPrototypeOf(scope);
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  )
    all.push(at)
  return all
}

const remove = (from: object, name: PropertyKey): void => {
  if (Reflect.deleteProperty(from, name)) return
  const descriptor = Reflect.getOwnPropertyDescriptor(from, name)
  // A constant of the browser's: it stays, and is a number.
  if (descriptor && 'value' in descriptor && !isObject(descriptor.value)) return
  if (!Reflect.defineProperty(from, name, { value: undefined, writable: false, configurable: false }))
    throw new Error(`This thread cannot be locked: ${String(name)} cannot be taken away.`)
}

/** Keeps what is allowed as it is now, for good, and removes all else. */
const keepOnlyAllowed = (scope: object): void => {
  const prototypes = prototypesOf(scope).filter((prototype) => prototype !== EventTarget.prototype)
  for (const name of ALLOWED_NAMES) {
    if (!(name in scope)) continue
    Reflect.defineProperty(scope, name, {
      value: Reflect.get(scope, name),
      writable: false,
      enumerable: false,
      configurable: false,
    })
  }
  for (const name of Reflect.ownKeys(scope))
    if (typeof name === 'symbol' || !ALLOWED_NAMES.has(name)) remove(scope, name)
  for (const prototype of prototypes) {
    for (const name of Reflect.ownKeys(prototype)) remove(prototype, name)
    Object.freeze(prototype)
  }
}

/** Objects of this kind no longer take or send events of the thread itself. */
const refuseListening = (scope: object): void => {
  const call = Reflect.apply
  for (const name of LISTENING) {
    const listen: unknown = Reflect.get(EventTarget.prototype, name)
    if (typeof listen !== 'function') continue
    const elsewhere = function (this: unknown, ...given: unknown[]): unknown {
      if (this === scope || this === undefined || this === null)
        throw new TypeError('Own code cannot listen to its thread.')
      return call(listen, this, given)
    }
    Object.defineProperty(EventTarget.prototype, name, { value: elsewhere })
  }
}

/** Own code does not put itself between a thread and its messages, nor its clock. */
export const freezeChannels = (scope: object): void => {
  for (const name of FROZEN_WITH_PROTOTYPE) {
    const made: unknown = Reflect.get(scope, name)
    if (!isObject(made)) continue
    Object.freeze(Reflect.get(made, 'prototype'))
    Object.freeze(made)
  }
  for (const name of FROZEN) {
    const found: unknown = Reflect.get(scope, name)
    if (isObject(found)) Object.freeze(found)
  }
  // Of no allowed name, but any port delivers one.
  if (typeof MessageEvent === 'function') Object.freeze(MessageEvent.prototype)
  const numbers: object = Object.getPrototypeOf(Uint8Array)
  Object.freeze(Reflect.get(numbers, 'prototype'))
}

/** @throws {Error} where the thread cannot be locked: it must then load nothing */
export const lockDown = (scope: object = globalThis): void => {
  for (const [owner, name] of STATICS) {
    const owned: unknown = Reflect.get(scope, owner)
    if (isObject(owned)) remove(owned, name)
  }
  refuseListening(scope)
  freezeChannels(scope)
  refuseCodeFromText(scope)
  keepOnlyAllowed(scope)
}
